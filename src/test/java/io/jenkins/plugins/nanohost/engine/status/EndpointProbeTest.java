package io.jenkins.plugins.nanohost.engine.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class EndpointProbeTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    private ServerSocket server(int backlog) throws IOException {
        ServerSocket server = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        opened.add(server);
        return server;
    }

    private InetSocketAddress open() throws IOException {
        return (InetSocketAddress) server(50).getLocalSocketAddress();
    }

    /** Nobody listens there, and nobody else can while the test holds the port. */
    private InetSocketAddress closed() throws IOException {
        Socket holder = new Socket();
        opened.add(holder);
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return (InetSocketAddress) holder.getLocalSocketAddress();
    }

    /** Linux gives no answer to a connection when as many wait as the server allows. */
    private InetSocketAddress silent() throws IOException {
        InetSocketAddress address = (InetSocketAddress) server(1).getLocalSocketAddress();
        for (int waiting = 0; waiting < 4; waiting++) {
            SocketChannel channel = SocketChannel.open();
            opened.add(channel);
            channel.configureBlocking(false);
            channel.connect(address);
        }
        return address;
    }

    @Test
    void open_port_answers_and_closed_port_does_not() throws Exception {
        Map<String, InetSocketAddress> endpoints = new LinkedHashMap<>();
        for (int number = 0; number < 100; number++) {
            endpoints.put("closed" + number, closed());
        }
        endpoints.put("one", open());
        endpoints.put("two", open());

        assertThat(EndpointProbe.answering(endpoints, LONG)).containsExactlyInAnyOrder("one", "two");
        assertThat(EndpointProbe.answering(Map.of(), LONG)).isEmpty();
    }

    /** The limit is for all together, so one that waited first for the silent ones would have nothing left for the others. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void silent_endpoints_end_with_the_limit_and_take_nothing_from_those_after_them() throws Exception {
        Map<String, InetSocketAddress> endpoints = new LinkedHashMap<>();
        endpoints.put("silent", silent());
        endpoints.put("silent too", silent());
        endpoints.put("open", open());

        assertThat(EndpointProbe.answering(endpoints, Duration.ofMillis(500))).isEqualTo(Set.of("open"));
    }

    @Test
    void connection_is_closed_again_and_nothing_was_sent() throws Exception {
        ServerSocket server = server(50);

        EndpointProbe.answering(Map.of("one", (InetSocketAddress) server.getLocalSocketAddress()), LONG);

        try (Socket taken = server.accept()) {
            assertThat(taken.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void interrupt_ends_the_wait() throws Exception {
        Map<String, InetSocketAddress> endpoints = Map.of("silent", silent());
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> EndpointProbe.answering(endpoints, LONG)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
