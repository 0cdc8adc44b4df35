package io.jenkins.plugins.nanohost.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTest {
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
        assertThat(new GetHostVm("", "nano01").failure("gone", "again").operation())
                .isEqualTo("Get-HostVm");
        OperationFailure failure = Operation.failure(GetHostVm.class, "gone", "again");
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
