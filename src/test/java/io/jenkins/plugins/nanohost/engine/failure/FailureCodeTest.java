package io.jenkins.plugins.nanohost.engine.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCodeTest {
    private static final List<Function<FailureCode, Failure>> MAKERS = List.of(
            code -> new DefinitionFailure(code, "", List.of(), ""),
            code -> new UnfitFailure(code, "", ""),
            code -> new OperationFailure(code, "Get-HostVm", "", ""),
            code -> new LimitFailure(code, "", ""),
            code -> new BusyFailure(code, "", ""),
            code -> new RefusedFailure(code, "", ""),
            code -> new AbortedFailure(code, "", ""));

    @ParameterizedTest
    @EnumSource
    void first_digit_is_the_exit_code_of_its_kind(FailureCode code) {
        int exitCode = code.kind().exitCode();
        assertThat(code.printed()).matches("NCH-" + (exitCode < 10 ? exitCode : 9) + "[0-9]{3}");
    }

    @Test
    void no_number_is_given_twice_and_they_stand_in_their_order() {
        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::printed))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PROGRAM_FAULT")
    void one_class_of_failures_takes_a_code_and_the_others_refuse_it(FailureCode code) {
        int taken = 0;
        for (Function<FailureCode, Failure> maker : MAKERS) {
            try {
                assertThat(maker.apply(code).kind()).isEqualTo(code.kind());
                taken++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining(code.name());
            }
        }
        assertThat(taken).isOne();
    }

    @Test
    void a_failure_with_the_code_of_another_kind_cannot_be_made() {
        assertThatThrownBy(() -> new BusyFailure(FailureCode.NO_FILE, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("NO_FILE is no code of the kind busy");
    }

    @Test
    void scripts_name_a_code_by_its_constant() {
        assertThat(FailureCode.named("VM_NOT_THERE")).contains(FailureCode.VM_NOT_THERE);
        assertThat(FailureCode.named("NCH-4201")).isEmpty();
        assertThat(FailureCode.named("ItemNotFound,Get-Item")).isEmpty();
    }
}
