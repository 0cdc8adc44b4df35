package io.jenkins.plugins.nanohost.engine.status;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Connects to the ports of many endpoints at the same time, and to each of them only to see whether it takes a connection. */
final class EndpointProbe {
    private EndpointProbe() {}

    /**
     * The keys of those that take a connection.
     *
     * @param limit for all of them together
     */
    static Set<String> answering(Map<String, InetSocketAddress> endpoints, Duration limit)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Set<String> answering = new HashSet<>();
        try (Selector selector = Selector.open()) {
            try {
                int open = 0;
                for (Map.Entry<String, InetSocketAddress> endpoint : endpoints.entrySet()) {
                    SocketChannel channel = SocketChannel.open();
                    channel.configureBlocking(false);
                    channel.register(selector, SelectionKey.OP_CONNECT, endpoint.getKey());
                    try {
                        if (channel.connect(endpoint.getValue())) {
                            answering.add(endpoint.getKey());
                            channel.close();
                        } else {
                            open++;
                        }
                    } catch (IOException | UnsupportedAddressTypeException e) {
                        // There is no way to it, or this computer has no IPv6.
                        channel.close();
                    }
                }
                while (open > 0) {
                    long left = limit.toNanos() - (System.nanoTime() - began);
                    if (left <= 0) {
                        return answering;
                    }
                    selector.select(Math.max(1, left / 1_000_000));
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    for (SelectionKey key : selector.selectedKeys()) {
                        if (end((SocketChannel) key.channel())) {
                            answering.add((String) key.attachment());
                        }
                        open--;
                    }
                    selector.selectedKeys().clear();
                }
                return answering;
            } finally {
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
            }
        }
    }

    private static boolean end(SocketChannel channel) throws IOException {
        try (channel) {
            return channel.finishConnect();
        } catch (IOException e) {
            // It refuses the connection, or there is no way to it.
            return false;
        }
    }
}
