package io.jenkins.plugins.nanohost.engine.value.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInAccountTest {
    @ParameterizedTest
    @CsvSource({
        "en-US, Administrator",
        "de-DE, Administrator",
        "ja-JP, Administrator",
        "'', Administrator",
        "fr-FR, Administrateur",
        "FR-ca, Administrateur",
        "es-ES, Administrador",
        "pt-BR, Administrador",
        "pt-PT, Administrador",
        "hu-HU, Rendszergazda",
        "sv-SE, Administrat\u00f6r",
        "fi-FI, J\u00e4rjestelm\u00e4nvalvoja",
        "ru-RU, \u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0442\u043e\u0440"
    })
    void the_account_has_its_name_in_the_language_of_the_image(String language, String name) {
        assertThat(BuiltInAccount.of(language)).isEqualTo(name);
    }
}
