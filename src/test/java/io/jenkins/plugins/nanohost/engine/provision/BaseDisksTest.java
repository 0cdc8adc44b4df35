package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.BusyFailure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.machine.HostOrder;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveDisk;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.BaseDiskList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of base disks, and which of them can be removed. */
class BaseDisksTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** A host on its own base disk. */
    private RehearsedHost host(String name, String size) throws Exception {
        return RehearsedHost.nano01(folder).named(name).with("size: 20GB", "size: " + size);
    }

    private static Path base(RehearsedHost host) throws Exception {
        return Path.of(host.ledger().vhd().baseDisk());
    }

    private static String name(Path base) {
        return base.getFileName().toString();
    }

    private static Map<String, Object> shown(RehearsedHost host) throws Exception {
        List<Map<String, Object>> disks = BaseDiskList.of(host.work()).disks();
        assertThat(disks).hasSize(1);
        return disks.get(0);
    }

    private static RefusedFailure refused(RehearsedHost host, String name) {
        return catchThrowableOfType(RefusedFailure.class, () -> host.baseDisks().remove(name));
    }

    @Test
    void every_host_that_builds_on_a_base_disk_is_shown_and_named_when_it_is_not_removed() throws Exception {
        RehearsedHost first = host("a", "21GB");
        first.run(StageName.VHD);
        RehearsedHost second = host("b", "21GB");
        second.run(StageName.VHD);
        Path base = base(first);

        assertThat(shown(first)).containsEntry("hosts", List.of("a", "b")).containsEntry("state", "whole");
        assertThat(refused(first, name(base))).hasMessageContaining("a, b build on it");
        first.remove();
        assertThat(refused(first, name(base))).hasMessageContaining("b builds on it");
        second.remove();
        assertThat(first.baseDisks().remove(name(base))).hasSize(1);

        try (Stream<Path> left = Files.list(base.getParent())) {
            assertThat(left).allMatch(file -> file.toString().endsWith(".lock"));
        }
    }

    @Test
    void the_fingerprint_is_enough_of_a_name() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        host.remove();

        host.baseDisks().remove(name(base).replace(".vhdx", ""));

        assertThat(base).doesNotExist();
    }

    @Test
    void base_disk_of_a_full_copy_is_not_needed_any_more() throws Exception {
        RehearsedHost host = host("a", "21GB").with("hostDisk: differencing", "hostDisk: copy");
        host.run(StageName.VHD);
        Path base = base(host);
        assertThat(shown(host)).containsEntry("hosts", List.of());

        host.baseDisks().remove(name(base));

        assertThat(base).doesNotExist();
        assertThat(RehearsedHost.words(host.run(StageName.VHD)).get(StageName.VHD))
                .isEqualTo("keep");
    }

    @Test
    void damaged_base_disk_is_shown_with_its_damage_and_removed_when_no_host_builds_on_it() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        Files.write(base, new byte[100]);

        assertThat(shown(host)).containsEntry("state", "damaged").containsKey("problem");
        assertThat(refused(host, name(base))).hasMessageContaining("a builds on it");
        host.remove();
        host.baseDisks().remove(name(base));

        assertThat(base).doesNotExist();
    }

    @Test
    void unfinished_base_disk_is_shown_and_removed() throws Exception {
        RehearsedHost host = host("a", "21GB").failing(Fault.parse("New-BaseDisk:during:die"));
        assertThat(catchThrowable(() -> host.run(StageName.VHD))).isInstanceOf(MachineDied.class);

        assertThat(shown(host)).containsEntry("state", "unfinished");
        List<String> removed =
                host.baseDisks().remove(String.valueOf(shown(host).get("name")));

        assertThat(removed).hasSize(1).allMatch(what -> what.startsWith("what was left of base disk"));
        assertThat(BaseDiskList.of(host.work()).disks()).isEmpty();
    }

    @Test
    void all_that_nobody_builds_on_are_removed_at_once_and_the_others_are_told() throws Exception {
        RehearsedHost first = host("a", "21GB");
        first.run(StageName.VHD);
        Path unused = base(first);
        first.remove();
        RehearsedHost second = host("b", "22GB");
        second.run(StageName.VHD);

        List<String> removed = second.baseDisks().removeUnused();

        assertThat(removed).hasSize(1).allMatch(what -> what.startsWith("base disk " + name(unused)));
        assertThat(unused).doesNotExist();
        Path needed = base(second);
        assertThat(needed).exists();
        assertThat(second.told()).anyMatch(line -> line.startsWith("Kept: ") && line.contains(name(needed)));
    }

    @Test
    void file_of_a_similar_name_is_no_base_disk_and_stays() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        host.remove();
        Path copy = Files.copy(base, base.resolveSibling("copy of " + name(base)));
        Path upper = Files.copy(base, base.resolveSibling("old-" + name(base).replace(".vhdx", ".partial.vhdx")));
        Path link = Files.createSymbolicLink(base.resolveSibling("0123456789abcdef.vhdx"), copy);

        assertThat(shown(host)).containsEntry("name", name(base));
        for (Path foreign : List.of(copy, upper, link)) {
            assertThat(refused(host, name(foreign))).hasMessageContaining("no base disk of this program");
        }
        host.withCacheLimit(1).baseDisks().removeUnused();
        host.run(StageName.VHD);
        host.remove();

        assertThat(base).doesNotExist();
        assertThat(copy).exists();
        assertThat(upper).exists();
        assertThat(link).exists();
    }

    @Test
    void disk_that_a_person_made_on_a_base_disk_keeps_it() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        host.remove();
        Path child = base.resolveSibling("by-hand.vhdx");
        host.perform(new HostOrder(child, base).operation());

        assertThat(refused(host, name(base))).hasMessageContaining(child.toString());

        host.perform(new RemoveDisk(child.toString()));
        host.baseDisks().remove(name(base));
        assertThat(base).doesNotExist();
    }

    @Test
    void base_disk_of_a_disk_that_no_ledger_knows_stays() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        Path disk = Path.of(host.ledger().vhd().path());
        Files.delete(host.hostFolder().path().resolve("ledger.json"));

        assertThat(shown(host)).containsEntry("hosts", List.of(disk.toString()));
        assertThat(refused(host, name(base))).hasMessageContaining(disk.toString());
        assertThat(base).exists();
    }

    @Test
    void base_disk_that_a_run_works_with_stays() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        host.remove();
        try (FolderLock lock = FolderLock.tryTake(base.getParent(), name(base).replace(".vhdx", ""), "a test")
                .orElseThrow()) {
            assertThat(catchThrowable(() -> host.baseDisks().remove(name(base))))
                    .isInstanceOf(BusyFailure.class)
                    .hasMessageContaining("a test");
            assertThat(host.baseDisks().removeUnused()).isEmpty();
        }

        assertThat(base).exists();
    }

    @Test
    void name_that_is_not_there_is_told_with_those_that_are() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);

        for (String absent : List.of("0123456789abcdef", "../hosts/a/a.vhdx", "\0", "")) {
            UnfitFailure failure = catchThrowableOfType(
                    UnfitFailure.class, () -> host.baseDisks().remove(absent));
            assertThat(failure.remedy()).contains(name(base(host)));
        }
    }

    @Test
    void running_vm_whose_disk_cannot_be_read_hides_no_base_disk() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        // A disk that is in use looks like one that cannot be read; the ledger says what it builds on.
        Files.write(Path.of(host.ledger().vhd().path()), new byte[100]);

        assertThat(BaseDiskList.of(host.work()).problem()).isEmpty();
        assertThat(shown(host)).containsEntry("hosts", List.of("a"));
    }
}
