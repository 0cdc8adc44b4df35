package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.io.RecordedFiles;
import io.jenkins.plugins.nanohost.engine.io.RecordedFiles.Death;
import io.jenkins.plugins.nanohost.engine.io.RecordedFiles.Killed;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A process that plays one story of a rehearsed host again and again, each time ended at another change of a file, and
 * compares what the next run makes of it with an undisturbed run. It says on standard output how many points there are, and
 * a line for each that does not hold.
 */
final class DeathPoints {
    private final Path top;
    private final Story story;
    private Map<String, String> undisturbed;

    private DeathPoints(Path top, Story story) {
        this.top = top;
        this.story = story;
    }

    @FunctionalInterface
    private interface Act {
        void on(RehearsedHost host) throws Exception;
    }

    /** What happens to a host: what makes the host that is there before, and the run that is ended and repeated. */
    enum Story {
        FRESH_NANO("nano01.yaml", host -> {}, RehearsedHost::provision),
        FRESH_CORE("core01.yaml", host -> {}, RehearsedHost::provision),
        OTHER_DISK(
                "nano01.yaml",
                host -> {
                    host.provision();
                    host.with("computerName: NANO01", "computerName: OTHER");
                },
                RehearsedHost::provision),
        OTHER_HARDWARE(
                "core01.yaml",
                host -> {
                    host.provision();
                    host.with("memory: 4GB", "memory: 6GB");
                },
                RehearsedHost::provision),
        REMOVAL("core01.yaml", RehearsedHost::provision, RehearsedHost::remove);

        private final String example;
        private final Act before;
        private final Act run;

        Story(String example, Act before, Act run) {
            this.example = example;
            this.before = before;
            this.run = run;
        }

        /** The host before the run. */
        RehearsedHost host(Path folder) throws Exception {
            RehearsedHost host = new RehearsedHost(Files.createDirectories(folder), example);
            before.on(host);
            return host;
        }

        void run(RehearsedHost host) throws Exception {
            run.on(host);
        }
    }

    /**
     * @param arguments a folder, the story, and how many points to go on after each: 1 takes all points and all deaths
     */
    public static void main(String[] arguments) throws Exception {
        new DeathPoints(Path.of(arguments[0]), Story.valueOf(arguments[1])).play(Integer.parseInt(arguments[2]));
    }

    private void play(int step) throws Exception {
        RehearsedHost calm = story.host(top.resolve("calm"));
        RecordedFiles.watch(calm.folder(), machines(calm), 0, Death.KILLED);
        story.run(calm);
        int points = RecordedFiles.end();
        undisturbed = end(calm.folder());
        int played = 0;
        for (int point = 1; point <= points; point += step) {
            for (Death death : Death.values()) {
                // A sample takes another death at each of its points.
                if (step == 1 || death.ordinal() == point / step % Death.values().length) {
                    try {
                        play(point, death);
                    } catch (Exception | AssertionError e) {
                        System.out.println("FAILED at " + point + ", " + death + ": " + e);
                    }
                    played++;
                }
            }
        }
        System.out.println("PLAYED " + played + " of " + points);
    }

    /** Hyper-V writes disks, and the machine its own state: only what the engine itself writes can be lost. */
    private static Predicate<String> machines(RehearsedHost host) {
        String machine = host.machineFolder().toString();
        return path -> path.startsWith(machine) || path.matches(".*\\.vhdx?");
    }

    private void play(int point, Death death) throws Exception {
        Path folder = top.resolve("point");
        RehearsedHost host = story.host(folder);
        String at = "it was not killed";
        RecordedFiles.watch(folder, machines(host), point, death);
        try {
            story.run(host);
        } catch (Killed e) {
            at = e.getMessage();
            // The process goes on here, but the session that the run had on the machine is dead.
            if (host.asked() != null) {
                host.asked().close();
            }
        } finally {
            RecordedFiles.end();
        }
        try {
            story.run(host);
            Map<String, String> end = end(folder);
            if (!end.equals(undisturbed)) {
                throw new AssertionError(at + ": " + difference(end, undisturbed));
            }
        } catch (Exception e) {
            throw new AssertionError(at + ": " + e, e);
        } finally {
            delete(folder);
        }
    }

    /**
     * The end state without what a killed process left of new files: the next new file of that name replaces it ({@code
     * AtomicFile}), or a run of another process deletes it, and all runs here are of one.
     */
    private static Map<String, String> end(Path folder) throws IOException {
        Map<String, String> end = EndState.of(folder);
        List<String> kept = List.copyOf(end.keySet());
        end.keySet()
                .removeIf(file -> file.matches("machine/(?:.*\\.partial|disks/[^/]*/incoming)")
                        || file.matches("work/files/.*\\.partial")
                        || file.endsWith("ledger.json.partial") && kept.contains(file.replace(".partial", "")));
        return end;
    }

    static Map<String, String> difference(Map<String, String> end, Map<String, String> undisturbed) {
        Map<String, String> difference = new TreeMap<>();
        end.forEach((file, content) -> {
            if (!content.equals(undisturbed.get(file))) {
                difference.put(file, content + " instead of " + undisturbed.get(file));
            }
        });
        undisturbed.forEach((file, content) -> {
            if (!end.containsKey(file)) {
                difference.put(file, "missing");
            }
        });
        return difference;
    }

    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
