package io.jenkins.plugins.nanohost.engine.windows;

import static io.jenkins.plugins.nanohost.engine.windows.ReadXml.INTERNATIONAL;
import static io.jenkins.plugins.nanohost.engine.windows.ReadXml.SHELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.value.guest.TimeZoneName;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class AnswerFileTest {
    private static final String PASSWORD = "Pa55.word-of-it";
    private static final String OTHER_KEY = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE";
    private static final String RTL = "\u202e";
    private static final String EMOJI = "\ud83d\ude00";

    private static final GuestSetup NANO = SetupBuilder.nano().build();

    private static GuestSetup core() {
        return SetupBuilder.core(WindowsRelease.SERVER_2022, "ServerStandard").build();
    }

    private static ReadXml offline(GuestSetup setup, String password) throws Exception {
        return ReadXml.of(AnswerFile.offline(setup, password));
    }

    private static ReadXml boot(GuestSetup setup) throws Exception {
        return ReadXml.of(AnswerFile.boot(setup, PASSWORD));
    }

    /** Writes UTF-16 unit by unit, so that not even half a character is corrected on the way. */
    private static String decoded(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 2) {
            text.append((char) (bytes[i] & 0xff | bytes[i + 1] << 8));
        }
        return text.toString();
    }

    static Stream<String> nastyTexts() {
        return Stream.of(
                "plain",
                "<ComputerName>other</ComputerName>",
                "]]>",
                "&amp;&#65;",
                "\"'><!-- --><?x?>",
                "%PATH% ^& | $(x) `n !x! ${y}",
                " blanks at both ends ",
                "\u00e4\u00df\u20ac" + RTL + "abc",
                EMOJI + " beyond the first plane",
                "x".repeat(255),
                (EMOJI + "<&").repeat(63));
    }

    static Stream<String> nastyPasswords() {
        return Stream.concat(nastyTexts(), Stream.of("tab\tand\r\nline\u0000", "half \ud83d of it", "\uffff", ""));
    }

    @ParameterizedTest
    @MethodSource("nastyTexts")
    void owner_is_read_back_as_it_was_given(String owner) throws Exception {
        for (SetupBuilder builder :
                List.of(SetupBuilder.nano(), SetupBuilder.core(WindowsRelease.SERVER_2019, "ServerStandard"))) {
            ReadXml xml = boot(builder.ownedBy(owner).build());
            assertThat(xml.text("specialize", SHELL, "RegisteredOwner")).isEqualTo(owner);
            assertThat(xml.count("RegisteredOwner")).isEqualTo(1);
            assertThat(xml.count("ComputerName")).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("nastyPasswords")
    void password_is_read_back_as_it_was_given(String password) throws Exception {
        ReadXml offline = offline(NANO, password);
        String setting = "OfflineAdministratorPassword";
        assertThat(decoded(offline.text("offlineServicing", SHELL, "OfflineUserAccounts", setting, "Value")))
                .isEqualTo(password + setting);
        assertThat(offline.text("offlineServicing", SHELL, "OfflineUserAccounts", setting, "PlainText"))
                .isEqualTo("false");

        ReadXml boot = ReadXml.of(AnswerFile.boot(core(), password));
        setting = "AdministratorPassword";
        assertThat(decoded(boot.text("oobeSystem", SHELL, "UserAccounts", setting, "Value")))
                .isEqualTo(password + setting);
        assertThat(boot.text("oobeSystem", SHELL, "UserAccounts", setting, "PlainText"))
                .isEqualTo("false");
    }

    @Test
    void password_stands_there_encoded_alone() {
        for (String xml : List.of(AnswerFile.offline(core(), PASSWORD), AnswerFile.boot(core(), PASSWORD))) {
            assertThat(xml).doesNotContain(PASSWORD);
        }
        // Computed by hand: "x" and "AdministratorPassword" in UTF-16LE.
        assertThat(AnswerFile.boot(core(), "x"))
                .contains("<Value>eABBAGQAbQBpAG4AaQBzAHQAcgBhAHQAbwByAFAAYQBzAHMAdwBvAHIAZAA=</Value>");
    }

    @Test
    void every_component_is_the_one_that_windows_looks_for() throws Exception {
        for (String text : List.of(
                AnswerFile.offline(NANO, "x"),
                AnswerFile.boot(NANO, "x"),
                AnswerFile.offline(core(), "x"),
                AnswerFile.boot(core(), "x"))) {
            assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"");
            ReadXml xml = ReadXml.of(text);
            assertThat(xml.document().getDocumentElement().getLocalName()).isEqualTo("unattend");
            assertThat(xml.document().getDocumentElement().getNamespaceURI())
                    .isEqualTo("urn:schemas-microsoft-com:unattend");
            assertThat(xml.passes()).doesNotHaveDuplicates();
            assertThat(xml.components()).isNotEmpty().allSatisfy(component -> {
                assertThat(component.getAttribute("name")).isIn(SHELL, INTERNATIONAL);
                assertThat(component.getAttribute("processorArchitecture")).isEqualTo("amd64");
                assertThat(component.getAttribute("publicKeyToken")).isEqualTo("31bf3856ad364e35");
                assertThat(component.getAttribute("language")).isEqualTo("neutral");
                assertThat(component.getAttribute("versionScope")).isEqualTo("nonSxS");
                assertThat(((Element) component.getParentNode()).getLocalName()).isEqualTo("settings");
            });
        }
    }

    @Test
    void offline_file_has_name_and_password_for_its_one_pass() throws Exception {
        for (GuestSetup setup : List.of(NANO, core())) {
            ReadXml xml = offline(setup, PASSWORD);
            assertThat(xml.passes()).containsExactly("offlineServicing");
            assertThat(xml.settings("offlineServicing", SHELL)).containsExactly("ComputerName", "OfflineUserAccounts");
            assertThat(xml.text("offlineServicing", SHELL, "ComputerName")).isEqualTo("nano01");
        }
    }

    @Test
    void guest_of_a_domain_is_given_no_name_anywhere() throws Exception {
        GuestSetup nano = SetupBuilder.nano().named(null).build();
        GuestSetup core = SetupBuilder.core(WindowsRelease.SERVER_2025, "ServerDatacenter")
                .named(null)
                .build();
        for (GuestSetup setup : List.of(nano, core)) {
            assertThat(offline(setup, PASSWORD).count("ComputerName")).isZero();
            assertThat(boot(setup).count("ComputerName")).isZero();
            assertThat(offline(setup, PASSWORD).count("OfflineAdministratorPassword"))
                    .isEqualTo(1);
        }
    }

    @Test
    void nano_boots_with_a_file_that_holds_no_password() throws Exception {
        assertThat(AnswerFile.boot(NANO, PASSWORD))
                .isEqualTo(AnswerFile.boot(NANO, "another one"))
                .doesNotContain("Password");
        ReadXml xml = boot(NANO);
        assertThat(xml.passes()).containsExactly("oobeSystem");
        assertThat(xml.settings("oobeSystem", SHELL)).containsExactly("TimeZone");
        assertThat(xml.text("oobeSystem", SHELL, "TimeZone")).isEqualTo("W. Europe Standard Time");
    }

    @Test
    void owner_of_nano_stands_in_the_pass_that_reads_it_and_nothing_beside_it() throws Exception {
        ReadXml xml = boot(SetupBuilder.nano().ownedBy("Containers & Co").build());
        assertThat(xml.passes()).containsExactly("specialize", "oobeSystem");
        assertThat(xml.settings("specialize", SHELL)).containsExactly("RegisteredOwner");
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_2016", "SERVER_2019", "SERVER_2022", "SERVER_2025"})
    void core_boots_without_a_question(WindowsRelease release) throws Exception {
        ReadXml xml = boot(SetupBuilder.core(release, "ServerStandard").build());
        assertThat(xml.passes()).containsExactly("specialize", "oobeSystem");
        assertThat(xml.settings("specialize", SHELL)).containsExactly("ComputerName", "ProductKey");
        assertThat(xml.text("specialize", SHELL, "ComputerName")).isEqualTo("nano01");
        assertThat(xml.settings("oobeSystem", SHELL)).containsExactly("OOBE", "TimeZone", "UserAccounts");
        assertThat(xml.text("oobeSystem", SHELL, "OOBE", "HideEULAPage")).isEqualTo("true");
        assertThat(xml.text("oobeSystem", SHELL, "OOBE", "ProtectYourPC")).isEqualTo("3");
        assertThat(xml.settings("oobeSystem", INTERNATIONAL))
                .containsExactly("InputLocale", "SystemLocale", "UILanguage", "UserLocale");
        assertThat(xml.count("SkipMachineOOBE")).as("deprecated").isZero();
    }

    @Test
    void core_speaks_the_images_language_whatever_the_locale() throws Exception {
        ReadXml xml = boot(SetupBuilder.core(WindowsRelease.SERVER_2022, "ServerStandard")
                .speaking("en-US", "de-DE")
                .build());
        assertThat(xml.text("oobeSystem", INTERNATIONAL, "UILanguage")).isEqualTo("en-US");
        for (String setting : List.of("InputLocale", "SystemLocale", "UserLocale")) {
            assertThat(xml.text("oobeSystem", INTERNATIONAL, setting)).isEqualTo("de-DE");
        }
    }

    /** The keys of Microsoft's page "Key Management Services (KMS) client activation and product keys". */
    @ParameterizedTest
    @CsvSource({
        "SERVER_2016,ServerStandard,WC2BQ-8NRM3-FDDYY-2BFGV-KHKQY",
        "SERVER_2016,ServerDatacenter,CB7KF-BWN84-R7R2Y-793K2-8XDDG",
        "SERVER_2019,ServerStandard,N69G4-B89J2-4G8F4-WWYCC-J464C",
        "SERVER_2019,ServerDatacenter,WMDGN-G9PQG-XVVXX-R3X43-63DFG",
        "SERVER_2022,ServerStandard,VDYBN-27WPP-V4HQT-9VMD4-VMK7H",
        "SERVER_2022,ServerDatacenter,WX4NM-KYWYW-QJJR4-XV3QB-6VM33",
        "SERVER_2025,ServerStandard,TVRH6-WHNXV-R9WG3-9XRFY-MY832",
        "SERVER_2025,serverdatacenter,D764K-2NDRG-47T6Q-P8T8W-YP6DF"
    })
    void core_without_a_key_is_given_the_published_one(WindowsRelease release, String edition, String key)
            throws Exception {
        SetupBuilder builder = SetupBuilder.core(release, edition);
        assertThat(boot(builder.build()).text("specialize", SHELL, "ProductKey"))
                .isEqualTo(key);
        assertThat(boot(builder.keyed(OTHER_KEY).build()).text("specialize", SHELL, "ProductKey"))
                .isEqualTo(OTHER_KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ServerStandardEval",
                "ServerDatacenterEval",
                "ServerTurbine",
                "ServerSolution",
                "ServerStandardNano"
            })
    void edition_without_a_published_key_is_given_none(String edition) throws Exception {
        SetupBuilder builder = SetupBuilder.core(WindowsRelease.SERVER_2022, edition);
        assertThat(boot(builder.build()).count("ProductKey")).isZero();
        assertThat(boot(builder.keyed(OTHER_KEY).build()).text("specialize", SHELL, "ProductKey"))
                .isEqualTo(OTHER_KEY);
    }

    @Test
    void nano_is_given_no_key() throws Exception {
        assertThat(boot(SetupBuilder.nano().keyed(OTHER_KEY).build()).count("ProductKey"))
                .isZero();
    }

    @Test
    void time_zone_with_punctuation_stays_as_it_is() throws Exception {
        GuestSetup given = new GuestSetup(
                NANO.release(),
                NANO.installation(),
                NANO.edition(),
                NANO.uiLanguage(),
                new GuestDefinition(
                        NANO.guest().computerName(),
                        null,
                        null,
                        new TimeZoneName("Central Standard Time (Mexico)"),
                        NANO.guest().locale(),
                        null,
                        null,
                        List.of()));
        assertThat(boot(given).text("oobeSystem", SHELL, "TimeZone")).isEqualTo("Central Standard Time (Mexico)");
    }
}
