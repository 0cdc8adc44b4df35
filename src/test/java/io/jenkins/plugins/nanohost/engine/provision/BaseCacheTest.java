package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.rehearsal.MachineDied;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which base disks are deleted when there is too little space, and which never are. */
class BaseCacheTest {
    /** Less than the size of any base disk. */
    private static final long NOTHING = 1;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** A host on its own base disk. */
    private RehearsedHost host(String name, String size) throws Exception {
        return RehearsedHost.nano01(folder).named(name).with("size: 20GB", "size: " + size);
    }

    private static Path base(RehearsedHost host) throws Exception {
        return Path.of(host.ledger().vhd().baseDisk());
    }

    @Test
    void base_disk_without_a_host_goes_when_the_limit_is_reached_and_takes_its_card_along() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        assertThat(record(base)).exists();

        host.withCacheLimit(NOTHING).remove();

        assertThat(base).doesNotExist();
        assertThat(record(base)).doesNotExist();
        assertThat(host.told()).anyMatch(line -> line.startsWith("Removed base disk " + base));
    }

    @Test
    void base_disk_without_a_host_stays_below_the_limit() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);

        host.remove();

        assertThat(base).exists();
    }

    @Test
    void base_disk_with_a_host_stays_beyond_the_limit_and_that_is_told() throws Exception {
        RehearsedHost first = host("a", "21GB");
        first.run(StageName.VHD);
        RehearsedHost second = host("b", "22GB").withCacheLimit(NOTHING);

        second.run(StageName.VHD);

        assertThat(base(first)).exists();
        assertThat(base(second)).exists();
        assertThat(second.told()).anyMatch(line -> line.contains("more than their limit"));
    }

    @Test
    void the_one_that_was_not_used_for_the_longest_time_goes_first_and_no_more_than_need_be() throws Exception {
        RehearsedHost first = host("a", "21GB");
        first.run(StageName.VHD);
        RehearsedHost second = host("b", "22GB");
        second.run(StageName.VHD);
        Path old = base(first);
        Path young = base(second);
        long both = Files.size(old) + Files.size(young);
        Files.setLastModifiedTime(record(young), FileTime.fromMillis(2_000_000));
        Files.setLastModifiedTime(record(old), FileTime.fromMillis(1_000_000));
        first.remove();

        second.withCacheLimit(both - 1).remove();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void use_makes_an_old_base_disk_young() throws Exception {
        RehearsedHost first = host("a", "21GB");
        first.run(StageName.VHD);
        FileTime long_ago = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(record(base(first)), long_ago);
        RehearsedHost other = host("b", "21GB");

        other.run(StageName.VHD);

        assertThat(base(other)).isEqualTo(base(first));
        assertThat(Files.getLastModifiedTime(record(base(first)))).isGreaterThan(long_ago);
    }

    @Test
    void base_disk_of_a_disk_that_no_ledger_knows_stays() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        Files.delete(host.hostFolder().path().resolve("ledger.json"));
        RehearsedHost other = host("b", "22GB").withCacheLimit(NOTHING);

        other.run(StageName.VHD);

        assertThat(base).exists();
    }

    @Test
    void base_disk_that_somebody_works_with_stays() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        try (FolderLock lock =
                FolderLock.tryTake(base.getParent(), lockName(base), "a test").orElseThrow()) {
            host.withCacheLimit(NOTHING).remove();
        }

        assertThat(base).exists();
    }

    @Test
    void what_is_left_of_a_base_disk_that_nobody_makes_any_more_goes_with_the_next_run_of_any_host() throws Exception {
        RehearsedHost host = host("a", "21GB").failing(Fault.parse("New-BaseDisk:during:die"));
        assertThat(catchThrowable(() -> host.run(StageName.VHD))).isInstanceOf(MachineDied.class);
        assertThat(partials(host)).isNotZero();
        RehearsedHost other = host("b", "22GB");

        other.run(StageName.VHD);

        assertThat(partials(other)).isZero();
        assertThat(other.told()).anyMatch(line -> line.startsWith("Removed what was left of base disk"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dismount-LeftDisk", "New-BaseDisk"})
    void media_that_are_replaced_before_or_during_the_work_leave_no_base_disk(String during) throws Exception {
        Path media = Files.copy(
                RehearsedHost.EXAMPLES.resolve("media/WindowsServer2016.iso"), folder.resolve("current.iso"));
        RehearsedHost host = host("a", "21GB")
                .with(
                        RehearsedHost.EXAMPLES
                                .resolve("media/WindowsServer2016.iso")
                                .toString(),
                        media.toString())
                .meanwhile(during, () -> replace(media));

        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(StageName.VHD));

        assertThat(failure).hasMessageContaining(media + " was replaced or changed during the run");
        try (Stream<Path> left = Files.list(host.work().bases())) {
            assertThat(left.filter(file -> !file.toString().endsWith(".lock"))).isEmpty();
        }
        host.run(StageName.VHD);
        assertThat(base(host)).exists();
    }

    /** Puts other media in the place of these, as a job does that always calls the newest the same. */
    private static void replace(Path media) {
        try {
            Path other = media.resolveSibling("other.iso");
            byte[] bytes = Files.readAllBytes(media);
            // The number of the part, in the header of the first WIM: the content is other content, as long as before.
            bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("MSWIM") + 24]++;
            Files.write(other, bytes);
            Files.move(other, media, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long partials(RehearsedHost host) throws Exception {
        try (Stream<Path> files = Files.list(host.work().bases())) {
            return files.filter(file -> file.toString().contains(".partial.")).count();
        }
    }

    @Test
    void nothing_is_deleted_while_a_ledger_cannot_be_read() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        Files.writeString(host.hostFolder().path().resolve("ledger.json"), "{");
        RehearsedHost other = host("b", "22GB").withCacheLimit(NOTHING);

        other.run(StageName.VHD);

        assertThat(base).exists();
        assertThat(other.told()).anyMatch(line -> line.startsWith("Warning: Base disks are not cleaned up"));
    }

    @Test
    void disk_that_another_run_is_making_is_no_reason_to_keep_base_disks() throws Exception {
        RehearsedHost host = host("a", "21GB");
        host.run(StageName.VHD);
        Path base = base(host);
        host.remove();
        Path making = Files.createDirectories(host.work().path().resolve("hosts/c"));
        Files.write(making.resolve("c.next.partial.vhdx"), new byte[100]);
        RehearsedHost other = host("b", "22GB").withCacheLimit(NOTHING);

        other.run(StageName.VHD);

        assertThat(other.told()).noneMatch(line -> line.contains("not cleaned up"));
        assertThat(base).doesNotExist();
    }

    /** The file beside a base disk, by whose time it is known when the disk was last used. */
    private static Path record(Path disk) {
        return disk.resolveSibling(disk.getFileName().toString().replaceFirst("\\.vhdx?$", ".json"));
    }

    /** Runs that make, use or delete a base disk hold the lock of its name without the ending. */
    private static String lockName(Path disk) {
        return disk.getFileName().toString().replaceFirst("\\.vhdx?$", "");
    }
}
