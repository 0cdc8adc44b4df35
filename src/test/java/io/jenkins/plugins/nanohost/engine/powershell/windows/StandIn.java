package io.jenkins.plugins.nanohost.engine.powershell.windows;

import io.jenkins.plugins.nanohost.engine.powershell.session.SessionLimits;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A process that replaces PowerShell, and does what no script can make PowerShell do. */
public final class StandIn {
    private final String token;
    private final PrintStream output = System.out;

    private StandIn(String token) {
        this.token = token;
    }

    /** Settings of a session with a process that misbehaves in that way; only on Unix, since the wrapper is a shell script. */
    public static SessionSettings settings(Path folder, String way, SessionLimits limits) throws IOException {
        Path program = folder.resolve(way);
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -Xshare:auto -cp '"
                        + System.getProperty("java.class.path") + "' " + StandIn.class.getName() + " " + way
                        + " \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new SessionSettings(program, folder, Map.of(), limits);
    }

    public static SessionLimits limits(Duration start) {
        return new SessionLimits(start, Duration.ofMillis(300), Duration.ofMillis(300), 100_000);
    }

    public static void main(String[] args) throws Exception {
        if (List.of(args).contains("-Command")) {
            tellOfItself(args[0]);
            return;
        }
        new StandIn(args[args.length - 1]).run(args[0]);
    }

    /** A PowerShell's answer to the line that asks why it does not start; a way can set values with NAME=VALUE. */
    private static void tellOfItself(String way) throws Exception {
        if (way.endsWith("-mute")) {
            System.out.println("language=ConstrainedLanguage");
            Files.createFile(Path.of("said"));
            forEver();
        }
        if (System.in.read() >= 0) {
            throw new IllegalStateException("its input is not closed");
        }
        Map<String, String> told = new LinkedHashMap<>(Map.of(
                "version", "5.1.14393.206",
                "language", "FullLanguage",
                "architecture", "AMD64",
                "machine", way.equals("forbidden-at-once") ? "RemoteSigned" : "Undefined",
                "user", "Undefined"));
        for (String word : way.split(",")) {
            int sign = word.indexOf('=');
            if (sign > 0) {
                told.put(word.substring(0, sign), word.substring(sign + 1));
            }
        }
        told.forEach((name, value) -> System.out.print(name + "=" + value + "\r\n"));
    }

    private void run(String way) throws Exception {
        if (way.equals("never-ready")) {
            System.err.println("still thinking");
            forEver();
        }
        if (way.startsWith("dead-at-once")) {
            System.err.println("running scripts is disabled on this system");
            System.exit(1);
        }
        if (way.equals("forbidden-at-once")) {
            System.err.println("    + FullyQualifiedErrorId : UnauthorizedAccess");
            System.exit(1);
        }
        answer("{\"kind\":\"ready\",\"version\":\"5.1\"}");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        input.readLine();
        String result = "{\"kind\":\"result\",\"id\":1,\"value\":{\"Text\":\"done\"}}";
        switch (way) {
            case "rubbish-before" -> {
                output.print("x".repeat(20_000) + " " + token.substring(0, 20) + " ");
                answer(result);
            }
            case "rubbish-inside" -> output.println(
                    token + " " + result.length() + " " + result.replace("done", "doXXXne"));
            case "rubbish-cuts" -> output.println(token + " " + result.length() + " {\"kind\":\"res");
            case "no-json" -> answer("{\"kind\":\"result\",\"id\":1,\"value\":!}");
            case "unknown-kind" -> answer("{\"kind\":\"song\"}");
            case "too-long" -> output.print(token + " 9999999 " + "x".repeat(200_000));
            case "other-id-first" -> {
                answer(result.replace("\"id\":1", "\"id\":7").replace("done", "of another"));
                answer(result);
            }
            case "dead" -> {
                for (int i = 1; i <= 30; i++) {
                    System.err.println("error line " + i);
                }
                System.err.flush();
                output.print(token + " 60 {\"kind\":\"result\",");
                output.flush();
                Runtime.getRuntime().halt(9);
            }
            case "dead-after-a-long-line" -> {
                System.err.println("e".repeat(100_000));
                System.err.flush();
                Runtime.getRuntime().halt(9);
            }
            case "closed-output" -> output.close();
            case "endless-lines" -> {
                while (!output.checkError()) {
                    output.println("again and again");
                }
            }
            case "endless-line" -> {
                while (!output.checkError()) {
                    output.print("again and again ");
                }
            }
            case "deaf" -> Runtime.getRuntime().addShutdownHook(new Thread(StandIn::forEver));
            default -> throw new IllegalArgumentException(way);
        }
        output.flush();
        forEver();
    }

    private void answer(String json) {
        output.print(token + " " + json.length() + " " + json + "\n");
        output.flush();
    }

    private static void forEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
