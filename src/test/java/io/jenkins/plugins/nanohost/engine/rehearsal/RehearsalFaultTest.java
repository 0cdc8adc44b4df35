package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordered faults happen as ordered, once, and leave a machine that works. */
@Timeout(60)
class RehearsalFaultTest {
    @TempDir
    private Path rehearsal;

    @TempDir
    private Path folder;

    private MachineScript script;

    @BeforeEach
    void noFault() throws Exception {
        script = script();
    }

    private MachineScript script(String... faults) throws Exception {
        return on(Rehearsals.open(
                rehearsal, List.of(faults).stream().map(Fault::parse).toList()));
    }

    private MachineScript on(HyperVMachine machine) {
        return new MachineScript(
                machine, folder, MachineScript.example("WindowsServer2016.iso"), "General Purpose External");
    }

    private void assertThatTheMachineWorks() throws Exception {
        if (Files.exists(script.base())) {
            assertThat(script.perform(script.newHost()).fileBytes()).isPositive();
        } else {
            assertThat(script.runningVm().running()).isTrue();
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("base.vhdx", "nano01.vhdx");
    }

    @Test
    void a_refusal_before_an_operation_keeps_it_from_acting() throws Exception {
        MachineScript faulty = script("New-BaseDisk:before:refuse");

        assertThatThrownBy(() -> faulty.perform(faulty.newBase()))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> assertThat(failure.operation())
                        .isEqualTo("New-BaseDisk"));
        assertThat(folder).isEmptyDirectory();
        assertThatTheMachineWorks();
    }

    @Test
    void a_refusal_during_an_operation_is_cleaned_up_after() throws Exception {
        MachineScript faulty = script("New-BaseDisk:during:refuse");

        assertThatThrownBy(() -> faulty.perform(faulty.newBase())).isInstanceOf(OperationFailure.class);
        assertThat(folder).isEmptyDirectory();
        assertThat(rehearsal.resolve("disks")).isEmptyDirectory();
        assertThatTheMachineWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail-after-acting", "garble"})
    void an_operation_that_fails_after_acting_has_acted(String kind) throws Exception {
        MachineScript faulty = script("New-BaseDisk:after:" + kind);

        assertThatThrownBy(() -> faulty.perform(faulty.newBase())).isInstanceOf(OperationFailure.class);
        assertThat(script.base()).exists();
        assertThatTheMachineWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "during", "after"})
    void a_hanging_operation_ends_at_its_limit(String moment) throws Exception {
        Fault hang = Fault.parse("New-BaseDisk:" + moment + ":hang");
        HyperVMachine machine = Rehearsals.open(rehearsal, List.of(hang), Duration.ofMillis(200));

        assertThatThrownBy(() -> on(machine).perform(script.newBase()))
                .isInstanceOf(LimitFailure.class)
                .hasMessageContaining("New-BaseDisk");
        assertThat(Files.exists(script.base())).isEqualTo(moment.equals("after"));
        assertThatTheMachineWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "during", "after"})
    void a_hanging_operation_ends_when_the_machine_is_stopped(String moment) throws Exception {
        HyperVMachine machine = Rehearsals.open(rehearsal, List.of(Fault.parse("New-BaseDisk:" + moment + ":hang")));
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
            try {
                on(machine).perform(script.newBase());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        machine.stop("the test");

        assertThatThrownBy(work::get)
                .isInstanceOf(ExecutionException.class)
                .rootCause()
                .isInstanceOf(AbortedFailure.class)
                .hasMessageContaining("the test");
        assertThat(folder.resolve("base.partial.vhdx")).doesNotExist();
        assertThatTheMachineWorks();
    }

    @Test
    void an_operation_that_is_stopped_in_its_middle_is_cleaned_up_after() throws Exception {
        RehearsalMachine machine = Rehearsals.open(rehearsal, List.of());
        OperationListener stopping = new OperationListener() {
            @Override
            public void progress(String activity, int percent) {
                if (percent == 50) {
                    assertThat(folder.resolve("base.partial.vhdx")).exists();
                    machine.stop("the test");
                }
            }

            @Override
            public void log(String line) {}

            @Override
            public void warning(String line) {}
        };

        assertThatThrownBy(() -> machine.perform(script.newBase(), stopping)).isInstanceOf(AbortedFailure.class);
        assertThat(folder).isEmptyDirectory();
        assertThatTheMachineWorks();
    }

    @Test
    void an_interrupted_operation_says_so_and_is_cleaned_up_after() throws Exception {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> script.perform(script.newBase())).isInstanceOf(InterruptedException.class);
        assertThat(folder).isEmptyDirectory();
        assertThatTheMachineWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "during", "after"})
    void a_death_leaves_a_machine_that_opens_again(String moment) throws Exception {
        MachineScript dying = script("New-BaseDisk:" + moment + ":die");

        assertThatThrownBy(() -> dying.perform(dying.newBase())).isInstanceOf(MachineDied.class);
        assertThat(Files.exists(folder.resolve("base.partial.vhdx"))).isEqualTo(moment.equals("during"));
        script = script();
        assertThatTheMachineWorks();
        assertThat(rehearsal.resolve("disks").toFile().list()).hasSize(2);
    }

    @Test
    void a_fault_strikes_the_call_that_it_names_and_no_other_one() throws Exception {
        MachineScript faulty = script("Get-HostVm:before:refuse:2");
        GetHostVm look = new GetHostVm("", MachineScript.NAME);

        assertThatCode(() -> faulty.perform(look)).doesNotThrowAnyException();
        assertThatThrownBy(() -> faulty.perform(look)).isInstanceOf(OperationFailure.class);
        assertThatCode(() -> faulty.perform(look)).doesNotThrowAnyException();
    }

    @Test
    void faults_in_the_file_strike_once_whoever_opens_the_machine() throws Exception {
        Path file = orders("# what shall go wrong\nGet-HostVm:before:refuse:2\n\nNew-HostVm:after:die\n");
        GetHostVm look = new GetHostVm("", MachineScript.NAME);

        script().perform(look);
        assertThat(file).hasContent("Get-HostVm:before:refuse\nNew-HostVm:after:die\n");
        assertThatThrownBy(() -> script().perform(look)).isInstanceOf(OperationFailure.class);
        assertThat(file).hasContent("New-HostVm:after:die\n");
        assertThatCode(() -> script().perform(look)).doesNotThrowAnyException();
    }

    @Test
    void a_mistake_in_the_file_is_told_with_its_line_when_the_machine_is_opened() throws Exception {
        orders("New-HostVm:after:die\nNew-HostVm:after:sneeze\n");

        assertThatThrownBy(() -> RehearsalMachine.open(rehearsal))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContainingAll("faults.txt, line 2", "sneeze");
    }

    @Test
    void an_operation_waits_for_the_one_that_works_and_no_longer_than_its_limit() throws Exception {
        HyperVMachine hanging =
                Rehearsals.open(rehearsal, List.of(Fault.parse("New-BaseDisk:during:hang")), Duration.ofMinutes(1));
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
            try {
                hanging.perform(script.newBase(), new Begun(begun));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        begun.await();
        HyperVMachine waiting = Rehearsals.open(rehearsal, List.of(), Duration.ofMillis(100));

        assertThatThrownBy(() -> on(waiting).perform(new GetHostVm("", "nobody")))
                .isInstanceOf(LimitFailure.class)
                .hasMessageContaining("another operation");

        hanging.stop("the test");
        assertThatThrownBy(work::get).isInstanceOf(ExecutionException.class);
        assertThatTheMachineWorks();
    }

    private Path orders(String text) throws IOException {
        return Files.writeString(rehearsal.resolve("faults.txt"), text);
    }

    /** Signals that the operation holds the machine. */
    private record Begun(CountDownLatch begun) implements OperationListener {
        @Override
        public void progress(String activity, int percent) {
            begun.countDown();
        }

        @Override
        public void log(String line) {}

        @Override
        public void warning(String line) {}
    }
}
