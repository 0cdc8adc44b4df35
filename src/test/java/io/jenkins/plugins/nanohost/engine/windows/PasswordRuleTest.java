package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Abc12x",
                "abc-12",
                "ABC-12",
                "Abc-de",
                "\u0416\u0444-\u0444\u0444\u0444",
                "\u5bc6\u7801abc1",
                "Admin-1strator",
                "Pa55 word"
            })
    void password_of_three_kinds_of_characters_is_taken(String password) {
        assertThat(PasswordRule.refusal(password, "Administrator")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Ab-1x,shorter than 6",
        "'',shorter than 6",
        "abcdef,fewer than 3",
        "Abcdefgh,fewer than 3",
        "abcdef1,fewer than 3",
        "123-456,fewer than 3",
        "\u20ac\u20ac\u20acAbcd,fewer than 3",
        "My-administRATOR-1,account's name"
    })
    void password_that_windows_refuses_is_told_why_and_not_shown(String password, String reason) {
        assertThat(PasswordRule.refusal(password, "Administrator"))
                .get()
                .asString()
                .contains(reason)
                .doesNotContain(password.isEmpty() ? "\u0000" : password);
    }

    @ParameterizedTest
    @CsvSource({
        "Mon-administrateur-1, Administrateur, Administrator",
        "Ein-Administrator-1, Administrator, Administrateur",
        "1-\u0430\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0442\u043e\u0440-Aa,"
                + " \u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0442\u043e\u0440, Administrator"
    })
    void only_the_name_that_the_account_really_has_is_refused_in_a_password(
            String password, String account, String other) {
        assertThat(PasswordRule.refusal(password, account)).get().asString().contains("account's name");
        assertThat(PasswordRule.refusal(password, other)).isEmpty();
    }
}
