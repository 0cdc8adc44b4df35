package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.report.Pace;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenHostsTest {
    private static final int HOSTS = 10;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void ten_provisions_at_once_make_the_base_disk_once() throws Exception {
        List<RehearsedHost> hosts = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            hosts.add(RehearsedHost.nano01(folder)
                    .withTls("tls" + i)
                    .with("host: nano01", "host: nano" + i)
                    .with("computerName: NANO01", "computerName: NANO" + i)
                    .with("192.168.1.93/24", "192.168.1.10" + i + "/24"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(HOSTS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<List<StageOutcome>>> runs = new ArrayList<>();
            for (RehearsedHost host : hosts) {
                runs.add(threads.submit(() -> {
                    start.await();
                    return host.provision();
                }));
            }
            start.countDown();
            for (Future<List<StageOutcome>> run : runs) {
                assertThat(words(run.get(60, TimeUnit.SECONDS))).isEqualTo(words("build", "build", "build", "build"));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(hosts.stream().flatMap(host -> host.asked().names().stream()).filter("New-BaseDisk"::equals))
                .hasSize(1);
        try (Stream<Path> bases = Files.list(hosts.get(0).work().bases())) {
            assertThat(bases.filter(file -> file.toString().endsWith(".vhdx"))).hasSize(1);
        }
        for (RehearsedHost host : hosts) {
            assertThat(host.vms()).hasSize(1);
            assertThat(host.hostFolder().disk(DiskFormat.VHDX)).exists();
        }
    }

    @Test
    void base_disk_in_the_making_is_waited_for_in_real_time_though_a_rehearsal_knows_none() throws Exception {
        RehearsedHost first = RehearsedHost.nano01(folder);
        first.run(StageName.VHD);
        Path base = Path.of(first.ledger().vhd().baseDisk());
        first.remove();
        Files.move(base, base.resolveSibling("elsewhere"));
        RehearsedHost host = RehearsedHost.nano01(folder).at(new Pace() {
            private Duration elapsed = Duration.ZERO;

            @Override
            public Instant now() {
                return RehearsedHost.NOW.plus(elapsed);
            }

            @Override
            public Duration elapsed() {
                return elapsed;
            }

            @Override
            public void pause(Duration length) {
                elapsed = elapsed.plus(Duration.ofHours(2));
            }
        });
        String name = base.getFileName().toString().replace(".vhdx", "");
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (FolderLock lock =
                FolderLock.tryTake(base.getParent(), name, "host other").orElseThrow()) {
            Future<List<StageOutcome>> run = thread.submit(() -> host.run(StageName.VHD));
            String waiting = "Waiting for another run that has base disk " + name;
            while (Collections.frequency(host.activities(), waiting) < 2 && !run.isDone()) {
                Thread.onSpinWait();
            }
            Files.move(base.resolveSibling("elsewhere"), base);
            lock.close();
            assertThat(words(run.get(60, TimeUnit.SECONDS))).containsEntry(StageName.VHD, "build");
        } finally {
            thread.shutdownNow();
        }
        assertThat(host.asked().acting()).containsExactly("New-HostDisk");
        assertThat(host.told()).contains("Base disk " + base + " was made by another run meanwhile");
    }
}
