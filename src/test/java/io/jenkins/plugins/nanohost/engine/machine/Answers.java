package io.jenkins.plugins.nanohost.engine.machine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * Answer files for tests, written by hand after the Windows Unattended Setup Reference, so that a machine is tested
 * independently of the engine's own answer files.
 */
public final class Answers {
    /** The public key of Windows Server 2016 Datacenter for volume licences ("KMS client activation keys", Microsoft). */
    private static final String DATACENTER_2016 = "CB7KF-BWN84-R7R2Y-793K2-8XDDG";

    private Answers() {}

    /** What Server Core can ask in its first boot. */
    public enum Question {
        LICENCE,
        UI_LANGUAGE,
        FORMATS,
        KEYBOARD,
        PRODUCT_KEY
    }

    /**
     * The answer file that is applied to the disk.
     *
     * @param password empty: none is set
     */
    public static String offline(String computerName, String password) {
        String accounts = password.isEmpty()
                ? ""
                : "<OfflineUserAccounts>" + password("OfflineAdministratorPassword", password)
                        + "</OfflineUserAccounts>";
        return file(settings(
                "offlineServicing", "Shell-Setup", "<ComputerName>" + computerName + "</ComputerName>" + accounts));
    }

    /**
     * The answer file that Windows finds in its first boot.
     *
     * @param open the questions that it does not answer
     * @param password empty: none is set
     */
    public static String boot(Set<Question> open, String password) {
        String key = "<ProductKey>" + DATACENTER_2016 + "</ProductKey>";
        String languages = unless(open, Question.KEYBOARD, "<InputLocale>en-US</InputLocale>")
                + "<SystemLocale>en-US</SystemLocale>"
                + unless(open, Question.UI_LANGUAGE, "<UILanguage>en-US</UILanguage>")
                + unless(open, Question.FORMATS, "<UserLocale>en-US</UserLocale>");
        String accounts = password.isEmpty()
                ? ""
                : "<UserAccounts>" + password("AdministratorPassword", password) + "</UserAccounts>";
        return file(settings("specialize", "Shell-Setup", unless(open, Question.PRODUCT_KEY, key))
                + settings("oobeSystem", "International-Core", languages)
                + settings(
                        "oobeSystem",
                        "Shell-Setup",
                        unless(open, Question.LICENCE, "<OOBE><HideEULAPage>true</HideEULAPage></OOBE>")
                                + accounts
                                + "<TimeZone>UTC</TimeZone>"));
    }

    /** The answer file that Windows finds in its first boot, with no question open but the password. */
    public static String boot() {
        return boot(EnumSet.noneOf(Question.class), "");
    }

    private static String unless(Set<Question> open, Question question, String text) {
        return open.contains(question) ? "" : text;
    }

    private static String file(String settings) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n"
                + "<unattend xmlns=\"urn:schemas-microsoft-com:unattend\">" + settings + "</unattend>\r\n";
    }

    private static String settings(String pass, String component, String content) {
        return "<settings pass=\"" + pass + "\"><component name=\"Microsoft-Windows-" + component
                + "\" processorArchitecture=\"amd64\" publicKeyToken=\"31bf3856ad364e35\" language=\"neutral\""
                + " versionScope=\"nonSxS\">" + content + "</component></settings>";
    }

    private static String password(String element, String password) {
        byte[] text = (password + element).getBytes(StandardCharsets.UTF_16LE);
        return "<" + element + "><Value>" + Base64.getEncoder().encodeToString(text)
                + "</Value><PlainText>false</PlainText></" + element + ">";
    }
}
