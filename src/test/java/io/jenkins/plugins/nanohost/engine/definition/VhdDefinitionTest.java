package io.jenkins.plugins.nanohost.engine.definition;

import static io.jenkins.plugins.nanohost.engine.definition.Definitions.FOLDER;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.problems;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the boot disk, and the message when one is broken. */
class VhdDefinitionTest {
    private static VhdDefinition disk(String fields) throws DefinitionFailure {
        return read("host: nano01\nvhd:\n  media: m\n" + fields.indent(2)).vhd();
    }

    private static void refused(String fields, String... told) {
        assertThat(problems("host: nano01\nvhd:\n  media: m\n" + fields.indent(2)))
                .containsExactly(told);
    }

    @ParameterizedTest
    @CsvSource({
        "512MB, vhdx, 2",
        "64TB, vhdx, 2",
        "512MB, vhd, 1",
        "2040GB, vhd, 1",
        "2TB, vhdx, 1",
        "2041GB, vhdx, 1",
    })
    void aDiskIsAsLargeAsItsVmCanBootFrom(String size, String format, String generation) throws DefinitionFailure {
        VhdDefinition disk = disk("size: " + size + "\nformat: " + format + "\ngeneration: " + generation);
        assertThat(disk.base().size()).hasToString(size);
        assertThat(disk.base().format().word()).isEqualTo(format);
        assertThat(disk.base().generation().number()).hasToString(generation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "511MB|vhdx|2|511MB is outside 512MB to 64TB",
                "65TB|vhdx|2|65TB is outside 512MB to 64TB",
                "2041GB|vhd|1|2041GB is more than a VHD can hold, 2040GB",
                "2049GB|vhdx|1|2049GB is more than a Generation 1 VM boots from, 2TB",
                "1025KB|vhdx|2|1025KB is outside 512MB to 64TB; 1025KB is no multiple of 4KB",
                "1048577KB|vhdx|2|1048577KB is no multiple of 4KB",
            })
    void aDiskThatIsTooLargeOrTooSmallIsRefused(String size, String format, String generation, String told) {
        String[] lines = told.split("; ");
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "line 4: vhd.size: " + lines[i];
        }
        refused("size: " + size + "\nformat: " + format + "\ngeneration: " + generation, lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "generation: 2", "generation: '2'"})
    void noGeneration2VmBootsFromAVhd(String generation) {
        refused(
                "format: vhd\n" + generation,
                "line 4: vhd.format: no Generation 2 VM boots from a VHD; give generation: 1 too, or choose vhdx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "0", "one", "1.0"})
    void thereAreTwoGenerations(String generation) {
        refused("generation: " + generation, "line 4: vhd.generation: '" + generation + "' is none of 1, 2");
    }

    @Test
    void whatIsWrongWithTheDiskTheGuestAndItsFilesIsToldAtOnce() {
        refused(
                """
                size: 1MB
                domainBlob: b
                computerName: A
                files: [{from: a, to: 'C:\\a'}, {from: b, to: 'c:/A'}]
                sise: 1GB
                """,
                "line 4: vhd.size: 1MB is outside 512MB to 64TB",
                "line 6: vhd.computerName: the domain blob holds the guest's name; leave computerName out",
                "line 7: vhd.files: two files go to c:\\A; give each a path of its own",
                "line 8: vhd.sise: unknown field; did you mean size?");
    }

    @Test
    void packagesAreKeptOnceInTheirOrder() throws DefinitionFailure {
        assertThat(disk("packages: [B, A, b]").base().packages()).hasToString("[B, A]");
    }

    @Test
    void aDomainBlobNamesTheGuest() throws DefinitionFailure {
        VhdDefinition disk = disk("domainBlob: nano01.djoin");
        assertThat(disk.guest().domainBlob()).isEqualTo(FOLDER.resolve("nano01.djoin"));
        assertThat(disk.guest().computerName()).isNull();
        assertThat(disk("computerName: A").guest().domainBlob()).isNull();
        assertThat(read("host: a-rather-long-name\nvhd: {media: m, domainBlob: b}")
                        .vhd()
                        .guest()
                        .computerName())
                .isNull();
    }

    @Test
    void aDomainBlobGoesWithoutAComputerName() {
        refused(
                "domainBlob: b\ncomputerName: A",
                "line 5: vhd.computerName: the domain blob holds the guest's name; leave computerName out");
    }

    @Test
    void aDomainBlobThatIsWrongIsAllThatIsTold() {
        refused(
                "domainBlob: \"a\\0b\"",
                "line 4: vhd.domainBlob: 'a\\u0000b' is no path of a file; for example nano01.djoin; in double quotes a"
                        + " backslash begins an escape: double it, or use single quotes");
    }

    @Test
    void updatesKeepTheirOrder() throws DefinitionFailure {
        assertThat(disk("updates: [b.msu, a.CAB, c.Msu]").base().updates())
                .containsExactly(FOLDER.resolve("b.msu"), FOLDER.resolve("a.CAB"), FOLDER.resolve("c.Msu"));
    }

    @Test
    void anUpdateIsACabinet() {
        refused(
                "updates: [a.exe]",
                "line 4: vhd.updates: '" + FOLDER.resolve("a.exe")
                        + "' is no update; a file that ends in .cab or .msu");
    }

    @Test
    void nothingIsAppliedTwice() throws DefinitionFailure {
        refused(
                "updates: [a.cab, b.cab, x/../a.cab]",
                "line 4: vhd.updates: " + FOLDER.resolve("a.cab") + " is named twice; name it once");
        refused("drivers: [a, ./a]", "line 4: vhd.drivers: " + FOLDER.resolve("a") + " is named twice; name it once");
        assertThat(disk("drivers: [a, b.inf]").base().drivers()).hasSize(2);
    }

    @Test
    void eachFileHasAPlaceOfItsOwn() throws DefinitionFailure {
        assertThat(disk("files: [{from: a, to: 'C:\\a'}, {from: a, to: 'C:\\b'}]")
                        .files())
                .hasSize(2);
        refused(
                "files: [{from: a, to: 'C:\\a'}, {from: b, to: 'c:/A'}]",
                "line 4: vhd.files: two files go to c:\\A; give each a path of its own");
    }

    @Test
    void commandsKeepTheirOrderAndTheirEquals() throws DefinitionFailure {
        assertThat(disk("commands: [b, a, b]").guest().commands()).hasToString("[b, a, b]");
    }

    @Test
    void aProductKeyIsKeptInCapitalsAndNeverShown() throws DefinitionFailure {
        assertThat(disk("productKey: aaaaa-bbbbb-ccccc-ddddd-eeeee").guest().productKey())
                .hasToString("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE");
        refused(
                "productKey: AAAAA-BBBBB-CCCCC-DDDDD",
                "line 4: vhd.productKey: this is no product key; five groups of five letters and digits, with hyphens"
                        + " between them");
    }
}
