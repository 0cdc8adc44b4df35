package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With which account a guest is entered, and for how long its password is valid. */
class GuestAccountTest {
    @TempDir
    private Path folder;

    /** Gives the Windows on all disks another language. */
    private static void speak(RehearsedHost host, String language) throws IOException {
        try (Stream<Path> files = Files.walk(host.machineFolder())) {
            for (Path file :
                    files.filter(path -> path.endsWith("registry.json")).toList()) {
                String text = Files.readString(file);
                assertThat(text).contains("\"en-US\"");
                Files.writeString(file, text.replace("\"en-US\"", "\"" + language + "\""));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"de-DE, Administrator", "fr-FR, Administrateur", "es-ES, Administrador"})
    void a_guest_of_another_language_is_entered_with_its_own_name_of_the_account(String language, String name)
            throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        speak(host, language);
        Path ledger = host.hostFolder().path().resolve("ledger.json");
        String text = Files.readString(ledger);
        assertThat(text).contains("\"Administrator\"");
        Files.writeString(ledger, text.replace("\"Administrator\"", "\"" + name + "\""));

        host.run(StageName.FILES, StageName.VM, StageName.DOCKER);

        assertThat(host.ledger().docker()).isNotNull();
    }

    @Test
    void the_english_name_is_refused_by_a_french_guest() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.run(StageName.VHD);
        speak(host, "fr-FR");

        UnfitFailure failure = catchThrowableOfType(
                UnfitFailure.class, () -> host.run(StageName.FILES, StageName.VM, StageName.DOCKER));

        assertThat(failure).hasMessageContaining("refuses the password of Administrator");
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
