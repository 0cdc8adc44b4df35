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

/** The VHDX files are valid for a reader that knows nothing of the rehearsal. qemu-img 7.2 accepts those without parent too. */
class VhdxFileTest {
    private static final UUID CONTENT = UUID.fromString("01234567-89ab-cdef-1122-334455667788");
    private static final UUID DISK = UUID.fromString("fedcba98-7654-3210-8877-665544332211");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {3L << 20, 20L << 30, (5L << 40) + 4096, 64L << 40})
    void a_disk_without_parent_is_dynamic_and_has_its_size(long size) throws Exception {
        Path file = folder.resolve("disk.vhdx");

        VhdxFile.write(file, new DiskShape(CONTENT, DISK, size, null));

        DiskFacts facts = Inspector.expect(file, DiskFacts.class);
        assertThat(facts.type()).isEqualTo(DiskFacts.Type.DYNAMIC);
        assertThat(facts.virtualSize()).isEqualTo(size);
        assertThat(facts.id()).isEqualTo(DISK.toString().toUpperCase(Locale.ROOT));
        assertThat(facts.state()).isEqualTo(DiskFacts.DiskState.CLEAN);
        assertThat(facts.parentId()).isEmpty();
    }

    @Test
    void a_disk_with_a_parent_names_it() throws Exception {
        Path file = folder.resolve("child.vhdx");
        Path parent = folder.resolve("parent.vhdx");

        VhdxFile.write(file, new DiskShape(UUID.randomUUID(), DISK, 20L << 30, new DiskShape.Parent(CONTENT, parent)));

        DiskFacts facts = Inspector.expect(file, DiskFacts.class);
        assertThat(facts.type()).isEqualTo(DiskFacts.Type.DIFFERENCING);
        assertThat(facts.parentId()).isEqualTo(CONTENT.toString().toUpperCase(Locale.ROOT));
        assertThat(facts.parentPaths()).containsValue(parent.toString());
    }

    @Test
    void a_disk_is_known_by_its_content_id_under_any_name() throws Exception {
        Path file = folder.resolve("disk.vhdx");
        VhdxFile.write(file, new DiskShape(CONTENT, DISK, 20L << 30, null));

        Path renamed = Files.move(file, folder.resolve("renamed.vhdx"));

        assertThat(VhdxFile.contentId(renamed)).contains(CONTENT);
    }

    @Test
    void a_file_that_is_no_disk_has_no_content_id() throws Exception {
        Path text = Files.writeString(folder.resolve("text.vhdx"), "text");
        Path zeros = folder.resolve("zeros.vhdx");
        try (RandomAccessFile file = new RandomAccessFile(zeros.toFile(), "rw")) {
            file.setLength(4 << 20);
        }

        assertThat(VhdxFile.contentId(text)).isEmpty();
        assertThat(VhdxFile.contentId(zeros)).isEmpty();
    }
}
