package io.loopgrid.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Who may come in, and what is told to those who ask what there is. */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

    /**
     * The first filter. Stops the start when the service would be open to others than this machine without a key.
     *
     * @param address where the server listens
     */
    @Bean
    FilterRegistrationBean<OriginFilter> originFilter(
            WebSettings settings, @Value("${server.address:#{null}}") @Nullable String address)
            throws UnknownHostException {
        boolean loopback = address != null && InetAddress.getByName(address).isLoopbackAddress();
        if (!loopback && settings.keys().isEmpty()) {
            throw new IllegalStateException(
                    "loopgrid.web.keys must be set where server.address is not loopback but was "
                            + (address == null ? "empty (every address)" : address));
        }
        return first(new OriginFilter(settings.hosts()), 0);
    }

    @Bean
    FilterRegistrationBean<KeyFilter> keyFilter(WebSettings settings) {
        FilterRegistrationBean<KeyFilter> filter = first(new KeyFilter(settings.keys()), 1);
        filter.setEnabled(!settings.keys().isEmpty());
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(WebSettings settings) {
        return first(new BodyLimitFilter(settings.maxBody().toBytes()), 2);
    }

    private static <F extends Filter> FilterRegistrationBean<F> first(F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Loopgrid")
                        .version("1")
                        .description("Predicts BUY, HOLD or SELL from tweets and prices, and learns from what then"
                                + " happens and from corrections. All times are epoch milliseconds UTC. Errors are"
                                + " RFC 9457 problem documents whose type names their kind.")
                        .license(new License()
                                .name("Apache-2.0")
                                .url("https://www.apache.org/licenses/LICENSE-2.0.txt")));
    }
}
