package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "New-BaseDisk:after:die",
                "New-HostVm:during:die:2",
                "Get-HostVm:before:refuse",
                "Install-Docker:after:fail-after-acting",
                "Start-HostVm:before:hang",
                "Get-GuestFact:after:garble:12"
            })
    void a_fault_is_written_as_it_is_read(String text) {
        assertThat(Fault.parse(text).text()).isEqualTo(text);
    }

    @Test
    void a_fault_strikes_the_first_call_unless_it_says_otherwise() {
        assertThat(Fault.parse(" New-BaseDisk:AFTER:Die "))
                .isEqualTo(new Fault("New-BaseDisk", Fault.Moment.AFTER, Fault.FaultKind.DIE, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "New-BaseDisk,is no fault",
        "New-BaseDisk:after:die:1:1,is no fault",
        "newBaseDisk:after:die,is no operation's name",
        "New-BaseDisk:later:die,'one of before, during, after'",
        "New-BaseDisk:after:explode,'one of refuse, fail-after-acting, hang, die, garble'",
        "New-BaseDisk:after:die:0,a number from 1",
        "New-BaseDisk:after:refuse,is not possible with",
        "New-BaseDisk:before:garble,is not possible with",
        "New-BaseDisk:during:fail-after-acting,is not possible with"
    })
    void what_is_no_fault_is_told_what_would_be_one(String text, String words) {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.parse(text)).withMessageContaining(words);
    }
}
