package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which account a guest is entered, and for how long its password is valid. */
class GuestAccountTest {
    @TempDir
    private Path folder;

    private RehearsedHost speaking(String language) throws Exception {
        Path media = ReleaseMedia.nano(folder.resolve("media"), language);
        return RehearsedHost.nano01(folder)
                .with(RehearsedHost.EXAMPLES + "/media/WindowsServer2016.iso", media.toString());
    }

    /** The ledger as it would be if the media had not told the language. */
    private static void forgetName(RehearsedHost host, String name) throws Exception {
        Path ledger = host.hostFolder().path().resolve("ledger.json");
        String text = Files.readString(ledger);
        assertThat(text).contains("\"" + name + "\"");
        Files.writeString(ledger, text.replace("\"" + name + "\"", "\"Administrator\""));
    }

    @ParameterizedTest
    @CsvSource({
        "de-DE, Administrator",
        "fr-FR, Administrateur",
        "es-ES, Administrador",
        "hu-HU, Rendszergazda",
        "sv-SE, Administrat\u00f6r",
        "fi-FI, J\u00e4rjestelm\u00e4nvalvoja",
        "ru-RU, \u0410\u0434\u043c\u0438\u043d\u0438\u0441\u0442\u0440\u0430\u0442\u043e\u0440"
    })
    void a_host_of_media_in_another_language_is_entered_with_its_own_name_of_the_account(String language, String name)
            throws Exception {
        RehearsedHost host = speaking(language);

        host.provision();

        assertThat(host.ledger().docker()).isNotNull();
        assertThat(host.ledger().vhd().administrator()).isEqualTo(name);
        assertThat(users(host)).isNotEmpty().allMatch(name::equals);
        assertThat(host.told()).noneMatch(line -> line.contains("built-in account"));
        assertThat(state(host, name)).isEqualTo(GuestState.READY);
        assertThat(state(host, "Administrator"))
                .isEqualTo(name.equals("Administrator") ? GuestState.READY : GuestState.CREDENTIAL_REFUSED);
    }

    private static GuestState state(RehearsedHost host, String user) throws Exception {
        String vmId = host.ledger().vm().vmId();
        return host.perform(new GetGuestFact(new GuestAccess(vmId, user, new Secret(RehearsedHost.PASSWORD))))
                .state();
    }

    @Test
    void a_ledger_with_another_name_than_the_guests_is_corrected_and_that_is_told() throws Exception {
        RehearsedHost host = speaking("fr-FR");
        host.run(StageName.VHD);
        forgetName(host, "Administrateur");

        host.run(StageName.FILES, StageName.VM, StageName.DOCKER);

        assertThat(host.told())
                .filteredOn(line -> line.contains("is called Administrateur, not Administrator"))
                .hasSize(1);
        assertThat(host.ledger().vhd().administrator()).isEqualTo("Administrateur");
        assertThat(host.ledger().docker()).isNotNull();
        assertThat(users(host).stream().distinct()).containsExactly("Administrator", "Administrateur");
    }

    @Test
    void a_wrong_password_is_tried_seldom_enough_for_no_account_to_be_locked() throws Exception {
        RehearsedHost host = speaking("fr-FR");
        host.run(StageName.VHD, StageName.FILES);
        forgetName(host, "Administrateur");

        UnfitFailure failure = catchThrowableOfType(
                UnfitFailure.class, () -> host.withPassword("Wr0ng-password!").run(StageName.VM, StageName.DOCKER));

        assertThat(failure).hasMessageContaining("refuses the password of Administrator and of Administrateur");
        assertThat(users(host)).filteredOn("Administrateur"::equals).hasSize(1);
        // One that found nobody, and those that were refused: one each 75 seconds for 15 minutes, eight in ten minutes.
        assertThat(users(host)).filteredOn("Administrator"::equals).hasSizeBetween(12, 15);
        assertThat(host.ledger().vm().address()).isNotNull();
    }

    @Test
    void a_guest_that_joined_a_domain_is_entered_with_its_own_account_and_its_password_is_told_to_age()
            throws Exception {
        Path blob = Files.writeString(
                folder.resolve("domain.blob"), "{\"computerName\": \"CORE07\", \"domain\": \"example.com\"}");
        RehearsedHost host = new RehearsedHost(folder, "core01.yaml").adding("vhd", "domainBlob: " + blob);

        host.provision();

        assertThat(host.told()).anyMatch(line -> line.contains("for the domain's own policy to say"));
        assertThat(users(host)).isNotEmpty().allMatch(".\\Administrator"::equals);
    }

    @Test
    void a_guest_without_a_domain_is_not_told_about_one() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);

        host.provision();

        assertThat(host.told()).noneMatch(line -> line.contains("domain"));
        assertThat(users(host)).isNotEmpty().allMatch("Administrator"::equals);
    }

    /** The names with which the last run entered the guest. */
    private static List<String> users(RehearsedHost host) {
        return host.asked().performed().stream()
                .map(operation -> operation instanceof GetGuestFact fact
                        ? fact.access()
                        : operation instanceof GetGuestFile file ? file.access() : null)
                .filter(access -> access != null)
                .map(GuestAccess::user)
                .toList();
    }
}
