package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows a script as cmd does: labels, {@code goto}, {@code call} of the script itself, {@code if exist}, {@code if
 * defined} and {@code if "a"=="b"}, {@code set}, {@code exit}. It assumes that every command succeeds. The result of any other {@code if} is not known, so
 * the command after it is not run.
 */
final class BatchScript {
    private static final int MOST_STEPS = 10_000;
    private static final int DEEPEST_CALL = 50;

    private static final Pattern IF_EXIST = Pattern.compile("(?i)^if\\s+(not\\s+)?exist\\s+(\"[^\"]*\"|\\S+)\\s+(.*)$");
    private static final Pattern IF_SAME =
            Pattern.compile("(?i)^if\\s+(?:/i\\s+)?(not\\s+)?\"([^\"]*)\"\\s*==\\s*\"([^\"]*)\"\\s+(.*)$");
    private static final Pattern IF_DEFINED = Pattern.compile("(?i)^if\\s+(not\\s+)?defined\\s+([^\\s\"]+)\\s+(.*)$");
    private static final Pattern SET = Pattern.compile("(?i)^set\\s+\"?([^=\"/]+)=(.*?)\"?$");
    private static final Pattern SELF = Pattern.compile("(?i)^call\\s+\"%~f?0\"\\s*(.*)$");
    private static final Pattern SHELL = Pattern.compile(
            "(?i)^(?:\"?(?:%ComSpec%|(?:%SystemRoot%\\\\System32\\\\)?cmd(?:\\.exe)?)\"?)(?:\\s+/[a-z])*?\\s+/c\\s+(.*)$");
    private static final Pattern ARGUMENT = Pattern.compile("%~?([1-9])");
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^\\s\"])+");
    private static final Pattern REDIRECTION =
            Pattern.compile("\\s*(?:[12]?>>?|<)\\s*(?:&[12]|\"[^\"]*\"|[^\\s&<>]+)\\s*$");

    private final List<String> lines;
    private final Predicate<String> there;
    private final Step step;
    private final Set<String> defined = new HashSet<>();
    private int steps;
    private int depth;

    /** What is done with a command. */
    @FunctionalInterface
    interface Step {
        void take(String command) throws IOException;
    }

    /**
     * @param there whether the guest has a file at this path; the path may hold variables
     */
    BatchScript(String text, Predicate<String> there, Step step) {
        this.lines = text.lines().map(String::strip).toList();
        this.there = there;
        this.step = step;
    }

    void run() throws IOException {
        run(List.of());
    }

    /** Whether the script has set this variable by now; it begins without any. */
    boolean defines(String variable) {
        return defined.contains(variable.toUpperCase(Locale.ROOT));
    }

    private void run(List<String> arguments) throws IOException {
        int next = 0;
        while (next < lines.size() && steps++ < MOST_STEPS) {
            String line = lines.get(next);
            next++;
            if (!line.startsWith(":")) {
                for (String command : commands(line)) {
                    int jump = take(filled(command, arguments));
                    if (jump >= 0) {
                        next = jump;
                        break;
                    }
                }
            }
        }
    }

    /** The number of the line to continue with; -1: the next command. */
    private int take(String whole) throws IOException {
        String command = whole.strip().replaceFirst("^@\\s*", "");
        Matcher exist = IF_EXIST.matcher(command);
        Matcher same = IF_SAME.matcher(command);
        Matcher variable = IF_DEFINED.matcher(command);
        Matcher set = SET.matcher(command);
        Matcher self = SELF.matcher(withoutRedirections(command));
        Matcher shell = SHELL.matcher(command);
        String word = command.replaceFirst("[\\s(].*$", "").toLowerCase(Locale.ROOT);
        if (exist.matches()) {
            return there.test(exist.group(2)) == (exist.group(1) == null) ? take(exist.group(3)) : -1;
        } else if (same.matches()) {
            boolean equal = same.group(2).equals(same.group(3));
            return equal == (same.group(1) == null) ? take(same.group(4)) : -1;
        } else if (variable.matches()) {
            return defines(variable.group(2)) == (variable.group(1) == null) ? take(variable.group(3)) : -1;
        } else if (set.matches()) {
            String name = set.group(1).toUpperCase(Locale.ROOT);
            if (set.group(2).isEmpty()) {
                defined.remove(name);
            } else {
                defined.add(name);
            }
        } else if (self.matches()) {
            if (depth < DEEPEST_CALL) {
                depth++;
                run(words(self.group(1)));
                depth--;
            }
        } else if (shell.matches()) {
            // Its exit ends only the inner shell.
            take(unquoted(shell.group(1)));
        } else if (word.equals("exit")) {
            return lines.size();
        } else if (word.equals("goto")) {
            return label(command.substring(word.length()).strip());
        } else if (word.equals("call")) {
            return take(command.substring(word.length()));
        } else if (!command.isEmpty()
                && !List.of("rem", "set").contains(word)
                && !command.matches("(?i)echo (?:on|off)")) {
            step.take(command);
        }
        return -1;
    }

    private int label(String name) {
        String wanted = ":" + name.replaceFirst("^:", "").replaceFirst("\\s.*$", "");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).replaceFirst("\\s.*$", "").equalsIgnoreCase(wanted)) {
                return i + 1;
            }
        }
        return lines.size();
    }

    /** The commands of one line, separated by {@code &} outside of quotes; what follows {@code ||} is never run. */
    private static List<String> commands(String line) {
        List<String> commands = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            quoted = character == '"' ? !quoted : quoted;
            if (!quoted && character == '|' && line.startsWith("||", i)) {
                commands.add(line.substring(from, i));
                return commands;
            }
            if (!quoted && character == '&' && (i == 0 || line.charAt(i - 1) != '>')) {
                commands.add(line.substring(from, i));
                from = i + 1;
            }
        }
        commands.add(line.substring(from));
        return commands;
    }

    private static String filled(String command, List<String> arguments) {
        return ARGUMENT.matcher(command).replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(number <= arguments.size() ? arguments.get(number - 1) : "");
        });
    }

    static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(found -> found.group().replace("\"", ""))
                .toList();
    }

    static String withoutRedirections(String command) {
        String bare = command;
        String shorter = REDIRECTION.matcher(bare).replaceFirst("");
        while (!shorter.equals(bare)) {
            bare = shorter;
            shorter = REDIRECTION.matcher(bare).replaceFirst("");
        }
        return bare;
    }

    /** Removes the quotes around the whole command of {@code cmd /c}; those around a program's path stay. */
    private static String unquoted(String command) {
        return command.matches("\"[^\"].*\\s.*\"") && !command.matches("\"[^\"]*\"\\s.*")
                ? command.substring(1, command.length() - 1).strip()
                : command;
    }
}
