package io.jenkins.plugins.nanohost.engine.windows;

import org.w3c.dom.Element;

/**
 * The unattended-setup answer files of a guest (Windows Unattended Setup Reference, Microsoft). One is applied to the disk and
 * is used only in the offlineServicing pass, which saves a restart at the first boot. Windows finds the other one at its first
 * boot, for the passes specialize and oobeSystem.
 *
 * <p>Nano Server's password is set by the first, so its second file contains no secret. On Server Core, the first boot asks for
 * a password unless the file for it has one.
 */
public final class AnswerFile {
    private static final String SHELL = "Microsoft-Windows-Shell-Setup";
    private static final String INTERNATIONAL = "Microsoft-Windows-International-Core";

    private AnswerFile() {}

    /** The XML that is applied to the disk; contains the password. */
    public static String offline(GuestSetup setup, String password) {
        AnswerXml xml = new AnswerXml();
        Element shell = xml.component("offlineServicing", SHELL);
        if (setup.guest().computerName() != null) {
            xml.text(shell, "ComputerName", setup.guest().computerName().value());
        }
        xml.password(xml.child(shell, "OfflineUserAccounts"), "OfflineAdministratorPassword", password);
        return xml.text();
    }

    /** The XML that Windows reads at its first boot; on Server Core it contains the password. */
    public static String boot(GuestSetup setup, String password) {
        AnswerXml xml = new AnswerXml();
        boolean core = setup.installation() == Installation.CORE;
        specialize(xml, setup);
        if (core) {
            international(xml, setup);
        }
        Element shell = xml.component("oobeSystem", SHELL);
        if (core) {
            welcome(xml, shell);
        }
        xml.text(shell, "TimeZone", setup.guest().timeZone().value());
        if (core) {
            xml.password(xml.child(shell, "UserAccounts"), "AdministratorPassword", password);
        }
        return xml.text();
    }

    private static void specialize(AnswerXml xml, GuestSetup setup) {
        boolean core = setup.installation() == Installation.CORE;
        boolean named = core && setup.guest().computerName() != null;
        boolean keyed = core && setup.setupKey().isPresent();
        if (!named && !keyed && setup.guest().owner() == null) {
            return;
        }
        Element shell = xml.component("specialize", SHELL);
        if (named) {
            xml.text(shell, "ComputerName", setup.guest().computerName().value());
        }
        if (keyed) {
            xml.text(shell, "ProductKey", setup.setupKey().get().value());
        }
        if (setup.guest().owner() != null) {
            xml.text(shell, "RegisteredOwner", setup.guest().owner().value());
        }
    }

    /** The user interface uses a language that the image has, whatever the locale is. */
    private static void international(AnswerXml xml, GuestSetup setup) {
        Element international = xml.component("oobeSystem", INTERNATIONAL);
        String locale = setup.guest().locale().value();
        xml.text(international, "InputLocale", locale);
        xml.text(international, "SystemLocale", locale);
        xml.text(international, "UILanguage", setup.uiLanguage());
        xml.text(international, "UserLocale", locale);
    }

    /**
     * Sets a value for each page that would ask. It does not use SkipMachineOOBE, which is deprecated, because that also skips
     * what the pages do. The value 3 leaves the settings for updates unchanged.
     */
    private static void welcome(AnswerXml xml, Element shell) {
        Element welcome = xml.child(shell, "OOBE");
        xml.text(welcome, "HideEULAPage", "true");
        xml.text(welcome, "HideLocalAccountScreen", "true");
        xml.text(welcome, "ProtectYourPC", "3");
    }
}
