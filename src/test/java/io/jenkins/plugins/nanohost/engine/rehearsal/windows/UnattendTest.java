package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.nanohost.engine.machine.Answers;
import io.jenkins.plugins.nanohost.engine.machine.Answers.Question;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnattendTest {
    private static final String SHELL =
            "<component name='Microsoft-Windows-Shell-Setup' processorArchitecture='amd64'>";

    private static String file(String pass, String component, String content) {
        return "<unattend xmlns='urn:schemas-microsoft-com:unattend'><settings pass='" + pass + "'>" + component
                + content + "</component></settings></unattend>";
    }

    private static String withPassword(String value, String plain) {
        return file(
                "offlineServicing",
                SHELL,
                "<OfflineUserAccounts><OfflineAdministratorPassword><Value>" + value + "</Value><PlainText>" + plain
                        + "</PlainText></OfflineAdministratorPassword></OfflineUserAccounts>");
    }

    @Test
    void what_is_applied_offline_is_understood() throws Exception {
        Unattend unattend = Unattend.parse(Answers.offline("nano01", "Pä55 word"));

        assertThat(unattend.computerName(Unattend.OFFLINE)).contains("nano01");
        assertThat(unattend.offlinePassword()).contains("Pä55 word");
        assertThat(unattend.oobePassword()).isEmpty();
        assertThat(unattend.toString()).doesNotContain("word");
    }

    @Test
    void what_the_first_boot_finds_is_understood() throws Exception {
        Unattend unattend = Unattend.parse(Answers.boot(EnumSet.noneOf(Question.class), "Pä55 word"));

        assertThat(unattend.oobePassword()).contains("Pä55 word");
        assertThat(unattend.offlinePassword()).isEmpty();
        assertThat(unattend.value(Unattend.OOBE, Unattend.INTERNATIONAL, "UILanguage"))
                .contains("en-US");
        assertThat(unattend.value(Unattend.OOBE, Unattend.SHELL, "OOBE", "HideEULAPage"))
                .contains("true");
    }

    @Test
    void a_plain_password_is_taken_as_it_stands() throws Exception {
        assertThat(Unattend.parse(withPassword("secret", "true")).offlinePassword())
                .contains("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<unattend xmlns='urn:schemas-microsoft-com:unattend'/>", ""})
    void an_answer_file_without_name_and_password_has_none(String text) throws Exception {
        Unattend unattend = Unattend.parse(text);

        assertThat(unattend.computerName(Unattend.OFFLINE)).isEmpty();
        assertThat(unattend.offlinePassword()).isEmpty();
        assertThat(unattend.oobePassword()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "offlineServicing, Microsoft-Windows-Shell-Setup, amd64, nano01",
        "specialize, Microsoft-Windows-Shell-Setup, amd64, ",
        "offlineServicing, Microsoft-Windows-Shell, amd64, ",
        "offlineServicing, Microsoft-Windows-Shell-Setup, x86, ",
    })
    void a_setting_counts_in_its_pass_and_component_alone(
            String pass, String component, String architecture, String name) throws Exception {
        String start = "<component name='" + component + "' processorArchitecture='" + architecture + "'>";

        assertThat(Unattend.parse(file(pass, start, "<ComputerName>nano01</ComputerName>"))
                        .computerName(Unattend.OFFLINE)
                        .orElse(null))
                .isEqualTo(name);
    }

    @Test
    void a_random_name_is_none() throws Exception {
        assertThat(Unattend.parse(Answers.offline("*", "")).computerName(Unattend.OFFLINE))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret!", "c2VjcmV0"})
    void a_password_that_is_not_encoded_as_windows_wants_it_is_refused_and_not_shown(String value) {
        assertThatIOException()
                .isThrownBy(() -> Unattend.parse(withPassword(value, "false")))
                .withMessageContaining("OfflineAdministratorPassword")
                .withMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "secret",
                "<unattend><secret></unattend>",
                "<unattend/>",
                "<autounattend xmlns='urn:schemas-microsoft-com:unattend'/>",
                "<!DOCTYPE unattend [<!ENTITY secret SYSTEM 'file:///etc/hostname'>]><unattend>&secret;</unattend>"
            })
    void what_is_no_answer_file_is_refused_and_not_shown(String text) {
        assertThatIOException()
                .isThrownBy(() -> Unattend.parse(text))
                .withMessageStartingWith("The answer file")
                .withMessageNotContaining("secret");
    }
}
