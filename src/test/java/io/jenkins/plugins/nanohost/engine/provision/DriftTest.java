package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StopDocker;
import io.jenkins.plugins.nanohost.engine.machine.fact.ServiceStart;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.plan.Change.Origin;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.plan.Effect;
import io.jenkins.plugins.nanohost.engine.rehearsal.Workshop;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person changed in the guest is told with both values, and is the only thing that the next run corrects. */
class DriftTest {
    private static final String SETTINGS = "C:\\ProgramData\\docker\\config\\daemon.json";
    private static final String CERTIFICATES = "C:\\ProgramData\\docker\\certs.d\\";
    private static final String DAEMON = "C:\\Program Files\\docker\\dockerd.exe";
    private static final String IMAGE = "C:\\ProgramData\\nano-container-host\\baseimage.tar";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    /** What a person did, at which stage it shows, and in which fields. */
    private enum Drift {
        STAGED_FILE_GONE(StageName.FILES, IMAGE) {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.delete(disk, IMAGE);
            }
        },
        STAGED_FILE_REPLACED(StageName.FILES, IMAGE) {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.write(disk, IMAGE, "another image");
            }
        },
        PROGRAM_REPLACED(StageName.FILES, DAEMON) {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.write(disk, DAEMON, "another --register-service");
            }
        },
        PROGRAM_GONE(StageName.FILES, DAEMON) {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.delete(disk, DAEMON);
            }
        },
        SETTING_CHANGED(StageName.DOCKER, "daemon.json: hosts") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.write(disk, SETTINGS, guest.text(disk, SETTINGS).replace(":2376", ":12375"));
            }
        },
        SETTING_TAKEN_OUT(StageName.DOCKER, "daemon.json: tlsverify") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                String all = guest.text(disk, SETTINGS);
                guest.write(disk, SETTINGS, all.replaceFirst("\"tlsverify\" : true,", ""));
            }
        },
        SETTINGS_GONE(StageName.DOCKER, SETTINGS) {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.delete(disk, SETTINGS);
            }
        },
        SETTINGS_WRITTEN_WITH_NOTEPAD(StageName.DOCKER, SETTINGS) {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.write(disk, SETTINGS, "\uFEFF" + guest.text(disk, SETTINGS));
            }
        },
        SETTINGS_BROKEN(StageName.DOCKER, SETTINGS) {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.write(disk, SETTINGS, "{");
            }
        },
        SERVICE_GONE(StageName.DOCKER, "start of Docker's service") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.startDocker(disk, ServiceStart.NONE);
            }
        },
        SERVICE_DISABLED(StageName.DOCKER, "start of Docker's service") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.startDocker(disk, ServiceStart.DISABLED);
            }
        },
        IMAGE_REMOVED(StageName.DOCKER, "base image") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.replaceImages(disk, List.of("own/tool:1"));
            }
        },
        AUTHORITY_REPLACED(StageName.DOCKER, CERTIFICATES + "ca.pem") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.write(disk, CERTIFICATES + "ca.pem", "another");
            }
        },
        CERTIFICATE_REPLACED(StageName.DOCKER, CERTIFICATES + "server-cert.pem") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.write(disk, CERTIFICATES + "server-cert.pem", "another");
            }
        },
        KEY_GONE(StageName.DOCKER, CERTIFICATES + "server-key.pem") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.delete(disk, CERTIFICATES + "server-key.pem");
            }
        },
        FIREWALL_RULE_GONE(StageName.DOCKER, "firewall rule") {
            @Override
            void by(Workshop guest, Path disk) throws Exception {
                guest.closePort(disk);
            }
        };

        private final StageName stage;
        private final String field;

        Drift(StageName stage, String field) {
            this.stage = stage;
            this.field = field;
        }

        abstract void by(Workshop guest, Path disk) throws Exception;

        boolean renewsCertificates() {
            return field.startsWith(CERTIFICATES);
        }
    }

    private static Path disk(RehearsedHost host) throws Exception {
        return host.hostFolder().disk(DiskFormat.VHDX);
    }

    private static StagePlan planOf(RehearsedHost host, StageName stage) throws Exception {
        return host.plan().stream()
                .filter(plan -> plan.stage() == stage)
                .findFirst()
                .orElseThrow();
    }

    private RehearsedHost made() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        return host;
    }

    @ParameterizedTest
    @EnumSource
    void a_change_in_the_guest_is_told_refused_by_rebuild_never_and_corrected_alone(Drift drift) throws Exception {
        RehearsedHost host = made();
        String authority = host.ledger().docker().authority();
        String vmId = host.ledger().vm().vmId();
        drift.by(Workshop.at(host.machineFolder()), disk(host));

        StagePlan plan = planOf(host, drift.stage);

        assertThat(plan.decision().word()).isEqualTo("update");
        assertThat(plan.decision().changes()).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo(drift.field);
            assertThat(change.by()).isEqualTo(Origin.HAND);
            assertThat(change.from()).isNotEqualTo(change.to());
            assertThat(change.to()).isNotEmpty();
        });
        assertThat(plan.decision().reason()).startsWith("changed by hand: " + drift.field + " is ");
        host.with("rebuild: whenChanged", "rebuild: never");
        assertThat(catchThrowable(host::provision))
                .isInstanceOf(RefusedFailure.class)
                .hasMessageContaining(drift.field);
        assertThat(host.asked().acting()).isEmpty();
        host.with("rebuild: never", "rebuild: whenChanged");

        host.provision();

        List<String> done = host.asked().acting();
        assertThat(done).doesNotContain("New-HostDisk", "New-HostVm", "Set-HostVm");
        assertThat(done.stream().filter("Copy-GuestFile"::equals)).hasSize(drift.stage == StageName.FILES ? 1 : 0);
        assertThat(done.contains("Install-BaseImage"))
                .isEqualTo(drift == Drift.IMAGE_REMOVED || drift.renewsCertificates());
        assertThat(host.ledger().vm().vmId()).isEqualTo(vmId);
        assertThat(host.ledger().docker().authority().equals(authority)).isEqualTo(!drift.renewsCertificates());
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(host.asked().acting()).isEmpty();
    }

    @Test
    void a_replaced_file_is_told_with_the_short_digests_of_both() throws Exception {
        RehearsedHost host = made();
        Workshop.at(host.machineFolder()).write(disk(host), IMAGE, "another image");

        Change change = planOf(host, StageName.FILES).decision().changes().get(0);

        assertThat(change.from()).matches("[0-9a-f]{64}");
        assertThat(planOf(host, StageName.FILES).decision().reason())
                .isEqualTo("changed by hand: " + IMAGE + " is " + change.from().substring(0, 12) + ", "
                        + change.to().substring(0, 12) + " is wanted");
    }

    @Test
    void docker_that_was_stopped_is_told_and_started() throws Exception {
        RehearsedHost host = made();
        String vmId = host.ledger().vm().vmId();
        host.perform(new StopDocker(
                new GuestAccess(vmId, "Administrator", new Secret(RehearsedHost.PASSWORD)), DockerStart.SERVICE));

        StagePlan plan = planOf(host, StageName.DOCKER);

        assertThat(plan.decision().word()).isEqualTo("resume");
        assertThat(plan.effect()).isEqualTo(Effect.UPDATE);
        assertThat(plan.decision().reason()).isEqualTo("Docker's service does not run, and is started");
        assertThat(plan.decision().changes())
                .containsExactly(new Change("Docker's service", "stopped", "running", Origin.HAND));
        assertThat(host.provision().get(3).decision()).isEqualTo(plan.decision());
        assertThat(host.asked().acting()).containsExactly("Start-Docker");
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void a_vm_that_is_restarted_for_a_change_is_the_reason_for_dockers_start_in_plan_and_run() throws Exception {
        RehearsedHost host = made();
        VmFact vm = host.vms().get(0);
        Workshop.at(host.machineFolder())
                .changeHardware(vm.id(), VmHardware.of(vm.hardware().switchName(), ByteSize.gigabytes(8), 2));

        StagePlan plan = planOf(host, StageName.DOCKER);

        assertThat(plan.decision()).isEqualTo(new Decision.Resume("its VM is restarted"));
        assertThat(plan.effect()).isEqualTo(Effect.RESTART);
        assertThat(host.provision().get(3).decision()).isEqualTo(plan.decision());
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void a_program_that_was_replaced_is_the_reason_in_plan_and_run() throws Exception {
        RehearsedHost host = made();
        Drift.PROGRAM_REPLACED.by(Workshop.at(host.machineFolder()), disk(host));

        Decision planned = planOf(host, StageName.DOCKER).decision();

        assertThat(planned.reason()).startsWith("changed by hand: " + DAEMON);
        assertThat(host.provision().get(3).decision()).isEqualTo(planned);
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @ParameterizedTest
    @CsvSource({
        "another-Pa55, refuses the password of Administrator, Give the password",
        ", 'refuses the rehearsal''s own password, since none was given', Give with --secrets FILE"
    })
    void a_guest_that_refuses_the_password_is_no_docker_that_does_not_run(String password, String what, String remedy)
            throws Exception {
        RehearsedHost host = made();
        if (password == null) {
            host.withUsualPassword("the-Rehearsals-0wn");
        } else {
            host.withPassword(password);
        }

        UnfitFailure refusal = catchThrowableOfType(UnfitFailure.class, host::plan);

        assertThat(refusal.code()).isEqualTo(FailureCode.GUEST_REFUSES_PASSWORD);
        assertThat(refusal).hasMessageContainingAll(what, "nobody can look into it");
        assertThat(refusal.remedy()).startsWith(remedy).contains("rebuild: always; all that is in its guest is lost");
    }

    @Test
    void keys_that_a_person_added_to_the_settings_are_no_drift_and_outlive_a_repair_and_another_port()
            throws Exception {
        RehearsedHost host = made();
        Workshop guest = Workshop.at(host.machineFolder());
        String own = "\"debug\" : true";
        guest.write(disk(host), SETTINGS, guest.text(disk(host), SETTINGS).replaceFirst("\\{", "{" + own + ","));
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));

        Drift.SETTING_CHANGED.by(guest, disk(host));
        Drift.SETTINGS_WRITTEN_WITH_NOTEPAD.by(guest, disk(host));
        host.provision();
        assertThat(guest.text(disk(host), SETTINGS)).contains(own, ":2376");

        host.with("port: 2376", "port: 12376").provision();
        assertThat(guest.text(disk(host), SETTINGS)).contains(own, ":12376");
    }

    @Test
    void a_guest_that_is_off_or_lets_nobody_in_is_kept_by_its_ledger() throws Exception {
        RehearsedHost host = made();
        Workshop guest = Workshop.at(host.machineFolder());
        Drift.STAGED_FILE_REPLACED.by(guest, disk(host));

        host.withPassword("another-Pa55");
        assertThat(host.plan(StageName.FILES).get(0).decision().word()).isEqualTo("keep");

        host.withPassword(RehearsedHost.PASSWORD);
        guest.turnOff(host.ledger().vm().vmId());
        assertThat(planOf(host, StageName.FILES).decision().word()).isEqualTo("keep");
    }

    @ParameterizedTest
    @EnumSource(names = {"STAGED_FILE_GONE", "STAGED_FILE_REPLACED", "PROGRAM_REPLACED"})
    void what_is_not_as_it_was_staged_in_a_guest_that_is_off_is_copied_once_its_vm_runs(Drift drift) throws Exception {
        RehearsedHost host = made().withUsualPassword(RehearsedHost.PASSWORD);
        Workshop guest = Workshop.at(host.machineFolder());
        drift.by(guest, disk(host));
        guest.turnOff(host.ledger().vm().vmId());
        assertThat(planOf(host, StageName.FILES).decision())
                .isEqualTo(new Decision.Keep(
                        "same files on the same disk; they were not looked at, since its VM does not run"));

        assertThat(words(host.provision())).isEqualTo(words("keep", "update", "resume", "resume"));

        assertThat(host.asked().acting().stream().filter("Copy-GuestFile"::equals))
                .hasSize(1);
        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
    }

    @Test
    void files_in_a_guest_that_was_off_are_kept_where_they_are_as_they_were_staged() throws Exception {
        RehearsedHost host = made();
        Workshop.at(host.machineFolder()).turnOff(host.ledger().vm().vmId());

        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "resume", "resume"));

        assertThat(host.asked().acting()).containsOnly("Start-HostVm", "Start-Docker");
        assertThat(host.told().stream().filter(line -> line.startsWith("[stageContainerFiles]")))
                .hasSize(1);
    }

    @Test
    void only_the_length_of_a_very_large_file_is_compared() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        Path large = folder.resolve("large.bin");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((256L << 20) + 1);
        }
        host.adding("files", "copy: [{from: '" + large + "', to: 'C:\\large.bin'}]");
        host.provision();
        Path there = Workshop.at(host.machineFolder())
                .fileOn(disk(host), "C:\\large.bin")
                .orElseThrow();
        byte[] other = {7};
        try (var file = new RandomAccessFile(there.toFile(), "rw")) {
            file.write(other);
        }
        assertThat(planOf(host, StageName.FILES).decision().word()).isEqualTo("keep");

        Files.write(there, other, StandardOpenOption.APPEND);

        Change change = planOf(host, StageName.FILES).decision().changes().get(0);
        assertThat(change.field()).isEqualTo("C:\\large.bin");
        assertThat(change.from()).isEqualTo("a file of 268435458 bytes");
    }
}
