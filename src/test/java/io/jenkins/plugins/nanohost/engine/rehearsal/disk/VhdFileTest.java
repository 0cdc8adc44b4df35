package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.media.Inspector;
import io.jenkins.plugins.nanohost.engine.media.vhd.DiskFacts;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The VHD files are valid for a reader that knows nothing of the rehearsal. */
class VhdFileTest {
    private static final UUID CONTENT = UUID.fromString("01234567-89ab-cdef-1122-334455667788");

    @TempDir
    private Path folder;

    private static DiskShape shape(long bytes) {
        return new DiskShape(CONTENT, UUID.randomUUID(), bytes, null);
    }

    @ParameterizedTest
    @ValueSource(longs = {3L << 20, 100L << 20, 20L << 30, 20L << 30 | 4096, 2040L << 30})
    void a_disk_without_parent_is_dynamic_and_has_its_size(long size) throws Exception {
        Path file = folder.resolve("disk.vhd");

        VhdFile.write(file, shape(size));

        DiskFacts facts = Inspector.expect(file, DiskFacts.class);
        assertThat(facts.container()).isEqualTo(DiskFacts.Format.VHD);
        assertThat(facts.type()).isEqualTo(DiskFacts.Type.DYNAMIC);
        assertThat(facts.virtualSize()).isEqualTo(size);
        assertThat(facts.id()).isEqualTo(CONTENT.toString().toUpperCase(Locale.ROOT));
        assertThat(facts.parentId()).isEmpty();
    }

    @Test
    void a_disk_with_a_parent_names_it() throws Exception {
        Path file = folder.resolve("child.vhd");
        Path parent = folder.resolve("a parent with ä long name.vhd");

        VhdFile.write(
                file,
                new DiskShape(UUID.randomUUID(), UUID.randomUUID(), 20L << 30, new DiskShape.Parent(CONTENT, parent)));

        DiskFacts facts = Inspector.expect(file, DiskFacts.class);
        assertThat(facts.type()).isEqualTo(DiskFacts.Type.DIFFERENCING);
        assertThat(facts.parentId()).isEqualTo(CONTENT.toString().toUpperCase(Locale.ROOT));
        assertThat(facts.parentPaths())
                .containsEntry("absolute", parent.toString())
                .containsEntry("relative", ".\\a parent with ä long name.vhd")
                .containsEntry("name", "a parent with ä long name.vhd");
    }

    @Test
    void a_disk_is_known_by_its_content_id_under_any_name() throws Exception {
        Path file = folder.resolve("disk.vhd");
        VhdFile.write(file, shape(20L << 30));

        Path renamed = Files.move(file, folder.resolve("renamed.vhd"));

        assertThat(SimulatedDiskFormat.contentId(renamed)).contains(CONTENT);
    }

    @Test
    void a_file_that_is_no_disk_of_its_endings_format_has_no_content_id() throws Exception {
        Path text = Files.writeString(folder.resolve("text.vhd"), "text");
        Path vhdx = folder.resolve("vhdx.vhd");
        VhdxFile.write(vhdx, shape(20L << 30));
        Path vhd = folder.resolve("vhd.vhdx");
        VhdFile.write(vhd, shape(20L << 30));

        assertThat(SimulatedDiskFormat.contentId(text)).isEmpty();
        assertThat(SimulatedDiskFormat.contentId(vhdx)).isEmpty();
        assertThat(SimulatedDiskFormat.contentId(vhd)).isEmpty();
        assertThat(SimulatedDiskFormat.contentId(folder.resolve("missing.vhd"))).isEmpty();
    }

    @Test
    void a_disk_whose_writing_was_cut_short_has_no_content_id() throws Exception {
        Path file = folder.resolve("disk.vhd");
        VhdFile.write(file, shape(20L << 30));
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 512);
        }

        assertThat(SimulatedDiskFormat.contentId(file)).isEmpty();
    }
}
