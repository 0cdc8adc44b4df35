package io.jenkins.plugins.nanohost.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/io/jenkins/plugins/nanohost/engine/powershell");

    static Stream<Class<?>> operations() {
        return Stream.concat(
                Stream.of(MachineOperation.class.getPermittedSubclasses()),
                Stream.of(GuestOperation.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_operation_has_a_limit(Class<?> operation) {
        assertThat(operation.getAnnotation(Limit.class)).isNotNull();
        assertThat(operation.getAnnotation(Limit.class).minutes()).isBetween(1, 60);
    }

    /** PowerShell Direct cuts longer calls. */
    @Test
    void no_call_into_a_guest_takes_five_minutes() {
        assertThat(GuestOperation.class.getPermittedSubclasses()).allSatisfy(operation -> assertThat(
                        operation.getAnnotation(Limit.class).minutes())
                .isLessThan(5));
    }

    /** A look at a guest that hangs everywhere: an old session is closed, a new one opened, called and closed. */
    @Test
    void what_a_look_into_a_guest_may_wait_for_is_over_half_a_minute_before_its_limit() throws Exception {
        int close = seconds("direct/Disconnect-Guest", "-Seconds ([0-9]+)");
        int open = seconds("direct/Connect-Guest", "\\$limit = ([0-9]+)");
        int call = seconds("machine/Invoke-GuestOperation", "\\$limit = ([1-9][0-9]*)");

        assertThat(close + open + call + close)
                .isLessThanOrEqualTo(
                        GetGuestFact.class.getAnnotation(Limit.class).minutes() * 60 - 30);
    }

    /** The one number of seconds that a script has in such a place. */
    private static int seconds(String script, String place) throws IOException {
        String text = Files.readString(SCRIPTS.resolve(script + ".ps1"));
        List<String> found = Pattern.compile(place)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(found).as(script).hasSize(1);
        return Integer.parseInt(found.get(0));
    }

    @Test
    void operation_tells_its_function_result_and_limit() {
        NewBaseDisk operation = new BaseOrder(Path.of("x.vhdx"), Path.of("m.iso")).operation();

        assertThat(operation.function()).isEqualTo("New-BaseDisk");
        assertThat(operation.resultType()).isEqualTo(DiskFact.class);
        assertThat(operation.limit()).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void the_limit_of_an_operation_grows_with_the_files_that_it_works_on(@TempDir Path folder) throws Exception {
        String media = sparse(folder.resolve("m.iso"), 5000);
        String update = sparse(folder.resolve("u.msu"), 3050);
        NewBaseDisk disk = new BaseOrder(Path.of("x.vhdx"), Path.of(media))
                .updates(Path.of(update), folder.resolve("absent.msu"))
                .operation();

        assertThat(disk.limit()).isEqualTo(Duration.ofMinutes(60 + 80));
        assertThat(new CopyGuestFile("id", update, "C:\\u.msu").limit()).isEqualTo(Duration.ofMinutes(60 + 30));
        assertThat(new GetHostVm("", "nano01").limit()).isEqualTo(Duration.ofMinutes(2));
    }

    private static String sparse(Path file, long megabytes) throws IOException {
        try (RandomAccessFile empty = new RandomAccessFile(file.toFile(), "rw")) {
            empty.setLength(megabytes << 20);
        }
        return file.toString();
    }

    @Test
    void failure_of_an_operation_names_its_function() {
        assertThat(new GetHostVm("", "nano01")
                        .failure(FailureCode.WINDOWS_COMMAND_FAILED, "gone", "again")
                        .operation())
                .isEqualTo("Get-HostVm");
        OperationFailure failure = Operation.failure(FailureCode.VM_NOT_THERE, GetHostVm.class, "gone", "again");
        assertThat(failure.operation()).isEqualTo("Get-HostVm");
        assertThat(failure).hasMessage("gone");
        assertThat(failure.remedy()).isEqualTo("again");
    }

    @Test
    void operation_that_makes_something_does_not_only_look() {
        assertThat(new GetHostVm("", "nano01").onlyLooks()).isTrue();
        assertThat(new BaseOrder(Path.of("x.vhdx"), Path.of("m.iso"))
                        .operation()
                        .onlyLooks())
                .isFalse();
    }
}
