package io.jenkins.plugins.nanohost.launch;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jenkinsci.plugins.durabletask.Controller;

/** What Jenkins and its durable task library do with processes, done with real processes of this system; needs /proc. */
final class RealProcesses {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private RealProcesses() {}

    /** Waits until something becomes true by itself; fails after a limit that is long enough for any machine. */
    static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came true");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Packs {@link FakeEngine} like the engine: one jar that java -jar runs. */
    static Path engineJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Main-Class", FakeEngine.class.getName());
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : List.of(FakeEngine.class, RunFolder.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (var in = type.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    /** The library's controller over one process. */
    static final class OneProcess extends Controller {
        private static final long serialVersionUID = 1L;

        private final transient Process process;
        private final transient Path output;
        private final transient Path log;
        private boolean cleaned;
        private int logged;

        OneProcess(Process process, Path output, Path log) {
            this.process = process;
            this.output = output;
            this.log = log;
        }

        @Override
        public boolean writeLog(FilePath workspace, OutputStream sink) throws IOException {
            byte[] all = Files.readAllBytes(log);
            sink.write(all, logged, all.length - logged);
            boolean more = all.length > logged;
            logged = all.length;
            return more;
        }

        @Override
        public Integer exitStatus(FilePath workspace, Launcher launcher, TaskListener logger) {
            return process.isAlive() ? null : process.exitValue();
        }

        @Override
        public byte[] getOutput(FilePath workspace, Launcher launcher) throws IOException {
            return Files.readAllBytes(output);
        }

        @Override
        public void cleanup(FilePath workspace) {
            cleaned = true;
        }

        void killAll() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }

        boolean isCleaned() {
            return cleaned;
        }
    }

    /** Kills as Jenkins does on Unix: asks every process that has the variable in its environment, with its children. */
    static final class ByEnvironment extends Launcher {
        private int failing;

        ByEnvironment() {
            super(TaskListener.NULL, null);
        }

        /** Lets the next kills fail, as over a connection that is lost. */
        void failNext(int kills) {
            failing = kills;
        }

        @Override
        public void kill(Map<String, String> environment) throws IOException {
            if (failing > 0) {
                failing--;
                throw new IOException("the connection is lost");
            }
            for (ProcessHandle process : having(environment)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
            }
        }

        static List<ProcessHandle> having(Map<String, String> environment) {
            try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                return processes
                        .filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
                        .filter(folder -> environment.entrySet().stream()
                                .allMatch(entry -> variables(folder).contains(entry.getKey() + "=" + entry.getValue())))
                        .flatMap(folder -> ProcessHandle.of(
                                Long.parseLong(folder.getFileName().toString()))
                                .stream())
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<String> variables(Path process) {
            try {
                return List.of(Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                        .split("\0"));
            } catch (IOException e) {
                // it has ended meanwhile, or is not ours
                return List.of();
            }
        }
    }

    /** A timer with a time that passes when the test says so. */
    static final class TimerOnOrder extends ScheduledThreadPoolExecutor {
        private final TreeMap<Duration, List<Runnable>> tasks = new TreeMap<>();
        private Duration now = Duration.ZERO;

        TimerOnOrder() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long time, TimeUnit unit) {
            tasks.computeIfAbsent(now.plus(Duration.of(time, unit.toChronoUnit())), due -> new ArrayList<>())
                    .add(task);
            return null;
        }

        /** Lets the time pass; what is due until then is done, in order. */
        void passTo(Duration time) {
            while (!tasks.isEmpty() && tasks.firstKey().compareTo(time) <= 0) {
                now = tasks.firstKey();
                tasks.pollFirstEntry().getValue().forEach(Runnable::run);
            }
            now = time;
        }

        int waiting() {
            return tasks.values().stream().mapToInt(List::size).sum();
        }
    }
}
