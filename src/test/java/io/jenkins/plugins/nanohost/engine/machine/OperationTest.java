package io.jenkins.plugins.nanohost.engine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void operation_tells_its_function_result_and_limit() {
        NewBaseDisk operation = new BaseOrder(Path.of("x.vhdx"), Path.of("m.iso")).operation();

        assertThat(operation.function()).isEqualTo("New-BaseDisk");
        assertThat(operation.resultType()).isEqualTo(DiskFact.class);
        assertThat(operation.limit()).isEqualTo(Duration.ofMinutes(60));
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
