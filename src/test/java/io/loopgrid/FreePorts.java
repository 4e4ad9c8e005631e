package io.loopgrid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on at the moment, for what cannot be told to take any: Hazelcast warns of that.
 *
 * <p>They lie below those that systems give to connections, so that none is taken between the choice and its use, and
 * every JVM of the tests chooses among its own.
 */
public final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int PER_JVM = 3_000;
    private static final int JVMS = 4;
    private static final int FIRST = LOWEST + PER_JVM * (Integer.getInteger("tests.fork", 0) % JVMS);
    private static int next = ThreadLocalRandom.current().nextInt(PER_JVM);

    private FreePorts() {}

    /** One port. */
    public static int one() {
        return several(1)[0];
    }

    /** Different ports: all are held until all are chosen. */
    public static int[] several(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int tried = 0; held.size() < count && tried < PER_JVM; tried++) {
                hold(nextPort(), held);
            }
            if (held.size() < count) {
                throw new IllegalStateException("fewer than " + count + " free ports from " + FIRST + " on");
            }
            return held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } finally {
            held.forEach(FreePorts::close);
        }
    }

    private static synchronized int nextPort() {
        next = (next + 1) % PER_JVM;
        return FIRST + next;
    }

    private static void hold(int port, List<ServerSocket> held) {
        try {
            held.add(new ServerSocket(port));
        } catch (BindException taken) {
            // Somebody else's: the next one may be free.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
