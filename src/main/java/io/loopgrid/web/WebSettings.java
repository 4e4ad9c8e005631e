package io.loopgrid.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may ask, and how much at once; the defaults stand in application.yml.
 *
 * @param hosts names, beside those of loopback, under which this service may be addressed
 * @param keys the secrets of which a request must bear one; empty leaves every call open and allows loopback only
 * @param maxBody the largest request
 * @param maxItems the most events of one request
 * @param stream the live stream
 */
@ConfigurationProperties(prefix = "loopgrid.web", ignoreUnknownFields = false)
record WebSettings(
        @DefaultValue List<String> hosts,
        @DefaultValue List<String> keys,
        DataSize maxBody,
        int maxItems,
        Stream stream) {
    WebSettings {
        hosts = List.copyOf(hosts);
        keys = List.copyOf(keys);
        require(keys.stream().allMatch(key -> key.length() >= 16), "keys", "of at least 16 characters each", "shorter");
        require(maxBody.toBytes() > 0, "max-body", "> 0", maxBody);
        require(maxItems > 0, "max-items", "> 0", maxItems);
    }

    /**
     * The live stream.
     *
     * @param maxClients how many may listen at once
     * @param queue how many events wait for a client that reads slowly; then the oldest go
     * @param signalsPerSecond the most signals shown each second; the others are counted as a gap
     * @param heartbeat how long a quiet stream stays without a byte
     */
    record Stream(int maxClients, int queue, int signalsPerSecond, Duration heartbeat) {
        Stream {
            require(maxClients > 0, "stream.max-clients", "> 0", maxClients);
            require(queue > 0, "stream.queue", "> 0", queue);
            require(signalsPerSecond > 0, "stream.signals-per-second", "> 0", signalsPerSecond);
            require(heartbeat.toMillis() > 0, "stream.heartbeat", "> 0", heartbeat);
        }
    }

    private static void require(boolean holds, String name, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("loopgrid.web." + name + " must be " + rule + " but was " + value);
        }
    }

    /** Says nothing of the keys. */
    @Override
    public String toString() {
        return "WebSettings[hosts=" + hosts + ", keys=" + keys.size() + ", stream=" + stream + ']';
    }
}
