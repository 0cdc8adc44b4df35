package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Windows does in its first boot: it reads its answer file, stops at a question that the file does not answer, and
 * runs SetupComplete.cmd at the end. Nano Server asks nothing.
 */
public final class WindowsSetup {
    public static final String ANSWERS = WindowsFacts.BOOT_ANSWER_FILE;

    private static final Pattern PRODUCT_KEY = Pattern.compile("(?i)[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}");
    private static final int LEAST_PASSWORD_LENGTH = 6;
    private static final int LEAST_PASSWORD_KINDS = 3;

    private final Disk disk;
    private final Registry windows;
    private final List<String> questions = new ArrayList<>();

    public WindowsSetup(Disk disk, Registry windows) {
        this.disk = disk;
        this.windows = windows;
    }

    /** Boots; returns the questions at which it stopped, or nothing if it came to its end. */
    public List<String> run() throws IOException {
        Optional<Unattend> answers;
        try {
            answers = read();
        } catch (IOException e) {
            return List.of("Windows could not parse the unattend answer file " + ANSWERS);
        }
        Disk.Setup setup = disk.setup();
        Optional<String> password = answers.isPresent() ? answers.get().oobePassword() : Optional.empty();
        if (!windows.nano()) {
            ask(answers, password, setup);
        }
        if (!questions.isEmpty()) {
            return questions;
        }
        String kept = password.map(PasswordHash::of).orElse(setup.password());
        disk.write(windows.named(name(answers)));
        SetupComplete commands = new SetupComplete(disk.tree().text(SetupComplete.PATH), windows.nano());
        commands.run(disk.tree());
        disk.write(new Disk.Setup(true, kept, commands.addresses(), commands.later()));
        SetupComplete.finish(disk);
        return List.of();
    }

    private Optional<Unattend> read() throws IOException {
        Optional<Path> file = disk.tree().find(ANSWERS);
        return file.isPresent()
                ? Optional.of(Unattend.parse(Files.readString(file.get(), StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private String name(Optional<Unattend> answers) {
        Optional<String> specialized = answers.flatMap(found -> found.computerName(Unattend.SPECIALIZE))
                .filter(name -> windows.domain().isEmpty());
        String had = specialized.orElse(windows.computerName());
        // Windows chooses a random name; a person can find it in the guest.
        String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return had.isEmpty() ? "WIN-" + random.substring(0, 11) : had;
    }

    private void ask(Optional<Unattend> answers, Optional<String> password, Disk.Setup setup) {
        if (!"true".equalsIgnoreCase(answer(answers, Unattend.OOBE, Unattend.SHELL, "OOBE", "HideEULAPage"))) {
            questions.add("whether the licence terms are accepted (OOBE/HideEULAPage)");
        }
        for (String setting : WindowsFacts.LANGUAGE_QUESTIONS) {
            if (answer(answers, Unattend.OOBE, Unattend.INTERNATIONAL, setting).isEmpty()) {
                questions.add("for the language and the keyboard (" + setting + ")");
            }
        }
        String language = answer(answers, Unattend.OOBE, Unattend.INTERNATIONAL, "UILanguage");
        boolean unknown =
                !windows.languages().isEmpty() && windows.languages().stream().noneMatch(language::equalsIgnoreCase);
        if (!language.isEmpty() && unknown) {
            questions.add("for a language that is installed: " + language + " is not (UILanguage)");
        }
        if (!windows.evaluation()
                && !PRODUCT_KEY
                        .matcher(answer(answers, Unattend.SPECIALIZE, Unattend.SHELL, "ProductKey"))
                        .matches()) {
            questions.add("for the product key (ProductKey)");
        }
        if (password.isPresent()
                ? !strong(password.get(), windows.administrator())
                : setup.password().isEmpty()) {
            questions.add("for the administrator's password (AdministratorPassword)");
        }
    }

    private static String answer(Optional<Unattend> answers, String pass, String component, String... path) {
        return answers.flatMap(found -> found.value(pass, component, path)).orElse("");
    }

    /** At least six characters, of three of four kinds, and without the account's name. */
    private static boolean strong(String password, String account) {
        long kinds = Stream.of("\\p{Lu}", "\\p{Ll}", "[0-9]", "[^\\p{L}0-9]")
                .filter(kind -> Pattern.compile(kind).matcher(password).find())
                .count();
        return password.length() >= LEAST_PASSWORD_LENGTH
                && kinds >= LEAST_PASSWORD_KINDS
                && !password.toLowerCase(Locale.ROOT).contains(account.toLowerCase(Locale.ROOT));
    }
}
