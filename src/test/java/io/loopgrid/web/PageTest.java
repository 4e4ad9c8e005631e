package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** The page's files: what a browser would complain of under the policy that is sent, and what hostile tweets could use. */
final class PageTest {
    private static final Path FILES = Path.of("src", "main", "resources", "static");

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void hasNothingInlineThatThePolicyForbids() throws IOException {
        String page = Files.readString(FILES.resolve("index.html"));
        assertThat(page).doesNotContainPattern("<style|style=|<script(?![^>]*src=)|\\son\\w+=|javascript:|https?://");
    }

    @Test
    void makesTextAndNeverMarkupOfWhatComesFromOutside() throws IOException {
        for (Path script : files(".js")) {
            assertThat(Files.readString(script))
                    .as(script.toString())
                    .doesNotContainPattern(
                            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function");
        }
    }

    @Test
    void speaksOnlyOfElementsThatThePageHas() throws IOException {
        String page = Files.readString(FILES.resolve("index.html"));
        Matcher found = Pattern.compile("find\\('([\\w-]+)'\\)").matcher(Files.readString(FILES.resolve("app.js")));
        assertThat(found.results().map(result -> "id=\"" + result.group(1) + "\""))
                .isNotEmpty()
                .allMatch(page::contains);
    }

    @Test
    void isOpenAsAWholeWhereKeysAreAskedFor() throws IOException {
        for (Path file : files("")) {
            String path = "/" + file.getFileName();
            assertThat(OpenPaths.isPage(new MockHttpServletRequest("GET", path)))
                    .as(path)
                    .isTrue();
        }
        assertThat(OpenPaths.isPage(new MockHttpServletRequest("GET", "/api/status")))
                .isFalse();
        assertThat(OpenPaths.isPage(new MockHttpServletRequest("POST", "/"))).isFalse();
    }
}
