package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.ExecutionPolicy;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever makes a machine unfit is reported before any work, each with its remedy. */
class MachineCheckTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private static UnfitFailure refused(RehearsedHost host, List<StageName> stages) {
        UnfitFailure failure = catchThrowableOfType(UnfitFailure.class, () -> host.run(stages));
        assertThat(failure).isNotNull();
        assertThat(host.asked().acting()).isEmpty();
        return failure;
    }

    /** Changes what the rehearsed machine says about itself. */
    private RehearsedHost onMachine(String... fromTo) throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.plan();
        Path facts = host.machineFolder().resolve("machine.json");
        String text = Files.readString(facts);
        for (int i = 0; i < fromTo.length; i += 2) {
            assertThat(text).containsPattern(fromTo[i]);
            text = text.replaceAll(fromTo[i], fromTo[i + 1]);
        }
        Files.writeString(facts, text);
        return host;
    }

    private static String field(String name, Object value) {
        return "\"" + name + "\" : " + value;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "administrator       | true  | false | is no administrator",
                "hyperVModule        | true  | false | PowerShell module is not on",
                "hyperVService       | true  | false | (vmms) does not run",
                "writeProtectedDisks | false | true  | FDVDenyWriteAccess",
                "sixtyFourBit        | true  | false | 32-bit process",
                "automount           | true  | false | Automount is off",
                "compressed          | false | true  | NTFS-compressed",
                "encrypted           | false | true  | is encrypted (EFS)",
                "onShare             | false | true  | on a drive that is mapped to a share",
                "substituted         | \"\"  | \"D:/w\" | on a drive of 'subst', which stands for D:/w",
                "addresses           | . \"192.168.0.10/24\" . | [ \"172.20.1.2/16\" ] | 172.16.0.0/12 of docker.subnet overlaps the network of REHEARSAL",
                "addresses           | . \"192.168.0.10/24\" . | [ \"192.168.1.93/25\" ] | 192.168.1.93 is an address of the machine itself, REHEARSAL",
                "computerName        | \"REHEARSAL\" | \"nano01\" | computer name NANO01 is the name of the machine itself",
                "freeBytes           | [0-9]+ | 1073741824 | 1.0 GB free",
                "build               | [0-9]+ | 9600 | Windows build 9600",
                "dismBuild           | [0-9]+ | 10586 | DISM on REHEARSAL is of build 10586",
                "policy              | \"\"  | \"AllSigned\" | execution policy to AllSigned",
                "powerShellVersion   | \"[0-9.]+\" | \"4.0\" | is version 4.0",
                "languageMode        | \"FullLanguage\" | \"ConstrainedLanguage\" | language mode ConstrainedLanguage",
                "name                | \"Default Switch\" | \"General Purpose External\" | There are 2 switches"
            })
    void machine_that_is_unfit_is_told_with_what_to_do(String field, String from, String to, String message)
            throws Exception {
        UnfitFailure failure = refused(onMachine(field(field, from), field(field, to)), RehearsedHost.ALL);
        assertThat(failure).hasMessageContaining(message);
        assertThat(failure.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\\\\server\\share\\work | is on a share, which is not supported",
                "//server/share/work | is on a share, which is not supported",
                "C:\\ClusterStorage\\Volume1\\work | is on a volume of a failover cluster (CSV), which is not supported",
                "c:/clusterstorage/volume1 | is on a volume of a failover cluster (CSV), which is not supported"
            })
    void a_work_folder_on_a_share_or_on_a_clusters_volume_is_refused_by_name(String work, String message) {
        assertThat(FitMachine.placeOf(work, ExecutionPolicy.NONE))
                .hasValueSatisfying(told -> assertThat(told).contains(message).doesNotContain("RemoteSigned"));
        assertThat(FitMachine.placeOf(work, ExecutionPolicy.REMOTE_SIGNED)).isPresent();
    }

    @Test
    void a_share_where_policy_refuses_scripts_is_told_as_that_too() {
        assertThat(FitMachine.placeOf("\\\\server\\work", ExecutionPolicy.REMOTE_SIGNED)
                        .orElseThrow())
                .contains("RemoteSigned", "refuses scripts");
    }

    private RehearsedHost withFlaw(Path file, String flaw) throws Exception {
        String entry = "[ { \"path\" : \"" + file + "\", \"flaw\" : \"" + flaw + "\" } ]";
        return onMachine("\"flaws\" : \\[ \\]", "\"flaws\" : " + entry);
    }

    @ParameterizedTest
    @CsvSource({"sparse, fsutil sparse setflag", "encrypted, cipher /d", "compressed, compact /u"})
    void media_that_windows_does_not_mount_are_told_with_what_to_do(String flaw, String remedy) throws Exception {
        Path media = RehearsedHost.EXAMPLES.resolve("media/WindowsServer2016.iso");

        UnfitFailure failure = refused(withFlaw(media, flaw), RehearsedHost.ALL);

        assertThat(failure).hasMessageContaining("WindowsServer2016.iso is " + flaw);
        assertThat(failure.remedy()).contains(remedy, media.toString());
    }

    @Test
    void disks_that_windows_does_not_mount_are_told_before_they_are_used_and_are_no_matter_while_all_is_kept()
            throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        Path disk = Path.of(host.ledger().vhd().path());
        withFlaw(disk, "sparse");

        assertThat(RehearsedHost.words(host.run(StageName.VHD))).containsEntry(StageName.VHD, "keep");

        UnfitFailure failure = refused(host, List.of(StageName.VHD, StageName.FILES));
        assertThat(failure).hasMessageContaining(disk + " is sparse");
        assertThat(failure.remedy()).contains("fsutil sparse setflag");
    }

    @Test
    void a_host_of_which_all_is_kept_may_be_where_none_would_be_made() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        onMachine(
                field("onShare", false), field("onShare", true),
                field("compressed", false), field("compressed", true));

        assertThat(RehearsedHost.words(host.run(StageName.VHD))).containsEntry(StageName.VHD, "keep");
        assertThat(host.plan(StageName.VHD)).hasSize(1);
        assertThat(refused(host, RehearsedHost.ALL))
                .hasMessageContaining("mapped to a share")
                .hasMessageContaining("NTFS-compressed");
    }

    @Test
    void a_work_folder_on_a_drive_is_fit() {
        assertThat(FitMachine.placeOf("D:\\ClusterStorageOld\\work", ExecutionPolicy.NONE))
                .isEmpty();
        assertThat(FitMachine.placeOf("/var/work", ExecutionPolicy.NONE)).isEmpty();
    }

    @Test
    void all_that_makes_a_machine_unfit_is_told_together() throws Exception {
        RehearsedHost host = onMachine(
                field("administrator", true), field("administrator", false),
                field("hyperVService", true), field("hyperVService", false),
                field("writeProtectedDisks", false), field("writeProtectedDisks", true));
        assertThat(refused(host, RehearsedHost.ALL))
                .hasMessageContaining("3 problems were found")
                .hasMessageContaining("no administrator")
                .hasMessageContaining("vmms")
                .hasMessageContaining("FDVDenyWriteAccess");
    }

    @Test
    void machine_that_makes_no_disks_may_be_unfit_for_them() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        onMachine(
                field("automount", true), field("automount", false),
                field("freeBytes", "[0-9]+"), field("freeBytes", 1),
                field("dismBuild", "[0-9]+"), field("dismBuild", 1));

        assertThat(host.run(StageName.VM)).hasSize(1);
    }

    @Test
    void machine_that_runs_a_workstation_of_an_early_build_is_fit() throws Exception {
        RehearsedHost host = onMachine(
                field("server", true), field("server", false),
                field("build", "[0-9]+"), field("build", 10240));

        assertThat(host.plan()).hasSize(4);
    }

    @Test
    void unpacked_media_need_no_drive_letter() throws Exception {
        RehearsedHost host = onMachine(field("automount", true), field("automount", false));
        Path media = ReleaseMedia.in(folder.resolve("media"))
                .image("Nano", "ServerStandardNano", "Nano Server", 14393, 447)
                .asNano("Guest", "OEM-Drivers", "Compute", "Containers")
                .folder();
        host.with(RehearsedHost.EXAMPLES.resolve("media/WindowsServer2016.iso").toString(), media.toString())
                .with("image: ServerDataCenterNano", "image: ServerStandardNano");

        assertThat(host.plan(StageName.VHD)).hasSize(1);
    }

    @Test
    void disk_that_is_there_needs_no_more_space() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        onMachine(field("freeBytes", "[0-9]+"), field("freeBytes", 1));

        assertThat(RehearsedHost.words(host.run(StageName.VHD))).containsEntry(StageName.VHD, "keep");
    }
}
