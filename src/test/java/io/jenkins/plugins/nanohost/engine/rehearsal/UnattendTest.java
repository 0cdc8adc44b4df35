package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.nanohost.engine.windows.AnswerFile;
import io.jenkins.plugins.nanohost.engine.windows.SetupBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnattendTest {
    private static String withPassword(String value, String plain) {
        return "<unattend xmlns='urn:schemas-microsoft-com:unattend'><settings pass='offlineServicing'><component>"
                + "<OfflineUserAccounts><OfflineAdministratorPassword><Value>" + value + "</Value><PlainText>" + plain
                + "</PlainText></OfflineAdministratorPassword></OfflineUserAccounts></component></settings></unattend>";
    }

    @Test
    void the_engines_own_answer_file_is_understood() throws Exception {
        Unattend unattend =
                Unattend.parse(AnswerFile.offline(SetupBuilder.nano().build(), "Pä55 <&> word"));

        assertThat(unattend.computerName()).isEqualTo("nano01");
        assertThat(unattend.password()).contains("Pä55 <&> word");
        assertThat(unattend.toString()).doesNotContain("word");
    }

    @Test
    void a_plain_password_is_taken_as_it_stands() throws Exception {
        assertThat(Unattend.parse(withPassword("secret", "true")).password()).contains("secret");
    }

    @Test
    void an_answer_file_without_name_and_password_has_none() throws Exception {
        Unattend unattend = Unattend.parse("<unattend xmlns='urn:schemas-microsoft-com:unattend'/>");

        assertThat(unattend.computerName()).isEmpty();
        assertThat(unattend.password()).isEmpty();
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
                "",
                "secret",
                "<unattend><secret></unattend>",
                "<autounattend/>",
                "<!DOCTYPE unattend [<!ENTITY secret SYSTEM 'file:///etc/hostname'>]><unattend>&secret;</unattend>"
            })
    void what_is_no_answer_file_is_refused_and_not_shown(String text) {
        assertThatIOException()
                .isThrownBy(() -> Unattend.parse(text))
                .withMessageStartingWith("The answer file")
                .withMessageNotContaining("secret");
    }
}
