package io.jenkins.plugins.nanohost.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A program that behaves towards its launch like the engine, rightly or wrongly; its first argument says how. */
final class FakeEngine {
    private FakeEngine() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        // The real engine's parser reads this file; here it is enough that it is in the folder where we were started.
        List<String> arguments = Files.readAllLines(Path.of(args[0].substring(1)), StandardCharsets.UTF_8);
        Files.writeString(Path.of(RunFolder.PULSE), "");
        System.err.println("engine größe in " + Path.of("").toAbsolutePath());
        switch (arguments.get(0)) {
            case "\"vhd\"" -> {
                System.out.println("{\"said\": " + Arrays.toString(arguments.toArray()) + "}");
                System.exit(arguments.contains("\"fails\"") ? 4 : 0);
            }
            case "\"vm\"" -> {
                while (!Files.exists(Path.of(RunFolder.STOP))) {
                    LockSupport.parkNanos(2_000_000);
                }
                System.out.println("{\"kind\": \"aborted\", \"message\": \"stopped by the stop file\"}");
                System.exit(130);
            }
            case "\"slow\"" -> {
                Files.createFile(Path.of("started"));
                while (!Files.exists(Path.of(RunFolder.STOP)) || !Files.exists(Path.of("go on"))) {
                    LockSupport.parkNanos(2_000_000);
                }
                System.exit(130);
            }
            default -> {
                // Ignores a request to terminate, like a program that hangs.
                Runtime.getRuntime().addShutdownHook(new Thread(() -> LockSupport.parkNanos(Long.MAX_VALUE)));
                Process child = new ProcessBuilder("sh", "-c", "sleep 600").start();
                Files.writeString(Path.of("child"), String.valueOf(child.pid()));
                Files.move(Path.of("child"), Path.of("started"));
                child.waitFor();
            }
        }
    }
}
