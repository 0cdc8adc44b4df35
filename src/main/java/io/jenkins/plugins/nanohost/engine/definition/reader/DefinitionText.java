package io.jenkins.plugins.nanohost.engine.definition.reader;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Turns the text of one YAML or JSON document into nodes with lines. It works on the parser's events and not on composed nodes:
 * only the events show whether a value was written as an alias, and whether a tag was written or guessed. Aliases, written tags
 * and very deep nesting are refused before anything is built from them.
 */
final class DefinitionText {
    /** The deepest nesting that is read; a definition needs 5 levels. */
    private static final int DEEPEST = 20;

    private static final Pattern BEYOND_UNICODE = Pattern.compile("\\\\U(?!0010|000)[0-9a-fA-F]{8}");

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final Problems problems;
    private final Iterator<Event> events;
    private int depth;

    private DefinitionText(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** Empty when the text is empty or cannot be read; the problems then say so. */
    static Optional<DocumentNode> parse(String text, Problems problems) {
        Iterator<Event> events =
                new Parse(SETTINGS).parseString(withoutJsonTabs(text)).iterator();
        try {
            return new DefinitionText(events, problems).document();
        } catch (TooDeep e) {
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            int line =
                    e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
            problems.add(line, "", "is neither YAML nor JSON here: " + said(e));
            return Optional.empty();
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            problems.add(
                    line,
                    "",
                    String.format("holds the character U+%04X, which is not text; remove it", e.getCodePoint()));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            // The parser makes a character of the number after \U without asking whether there is one.
            problems.add(
                    lineOfWrongEscape(text),
                    "",
                    "holds an escape \\U of a number that no character has; the greatest is \\U0010FFFF");
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(1, "", "is not YAML 1.2: " + Shown.of(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static int lineOfWrongEscape(String text) {
        Matcher escape = BEYOND_UNICODE.matcher(text);
        return escape.find()
                ? 1
                        + (int) text.substring(0, escape.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                : 1;
    }

    /**
     * Replaces tabs outside of JSON strings: JSON may be indented with tabs, but YAML may not, and this is a YAML parser. A
     * JSON string never contains an unescaped tab.
     */
    private static String withoutJsonTabs(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return text;
        }
        StringBuilder spaced = new StringBuilder(text);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == '\t' && !quoted) {
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced.toString();
    }

    private static String said(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("TAB")) {
            return "a tab cannot begin a value or indent a line; use spaces";
        }
        String shown =
                Shown.of(problem.replaceFirst(" \\(Do not use .* for indentation\\)", "; put the text in quotes"));
        boolean escape = String.valueOf(e.getContext()).contains("double-quoted");
        return escape
                ? shown + "; in double quotes a backslash begins an escape: double it, or use single quotes"
                : shown;
    }

    private Optional<DocumentNode> document() {
        DocumentNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart) {
                DocumentNode document = node(events.next(), "");
                if (root == null) {
                    root = document;
                } else {
                    problems.add(line(event), "", "a second document begins; a definition is one, of one host");
                }
            }
        }
        return Optional.ofNullable(root);
    }

    private DocumentNode node(Event event, String path) {
        if (event.getEventId() == Event.ID.Alias) {
            problems.add(line(event), path, "an alias (*) is not read; write the value itself");
            return new DocumentNode.Refused(line(event));
        }
        refuseAnchorAndTag((NodeEvent) event, path);
        if (event instanceof ScalarEvent scalar) {
            return new DocumentNode.Text(line(event), scalar.getValue(), quotes(scalar));
        }
        if (++depth > DEEPEST) {
            problems.add(line(event), "", "is nested deeper than " + DEEPEST + " levels; no definition is so deep");
            throw new TooDeep();
        }
        DocumentNode node = event.getEventId() == Event.ID.MappingStart ? fields(event, path) : items(event, path);
        depth--;
        return node;
    }

    private void refuseAnchorAndTag(NodeEvent event, String path) {
        if (event.getAnchor().isPresent()) {
            problems.add(line(event), path, "an anchor (&) is not read; leave it out");
        }
        Optional<String> tag =
                event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag.isPresent()) {
            problems.add(line(event), path, "a tag (!) is not read; leave it out, or put the text in quotes");
        }
    }

    private DocumentNode items(Event start, String path) {
        List<DocumentNode> items = new ArrayList<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            items.add(node(event, path + "[" + items.size() + "]"));
            event = events.next();
        }
        return new DocumentNode.Items(line(start), items);
    }

    private DocumentNode fields(Event start, String path) {
        Map<String, DocumentNode.Field> fields = new LinkedHashMap<>();
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            int line = line(event);
            String name = name(node(event, path), path);
            String inside = name == null ? path : SectionReader.join(path, name);
            DocumentNode value = node(events.next(), inside);
            if (name != null) {
                DocumentNode.Field first = fields.putIfAbsent(name, new DocumentNode.Field(line, value));
                if (first != null) {
                    problems.add(line, inside, "is given twice, in line " + first.line() + " too; keep one");
                }
            }
            event = events.next();
        }
        return new DocumentNode.Fields(line(start), fields);
    }

    @CheckForNull
    private String name(DocumentNode node, String path) {
        if (node instanceof DocumentNode.Text text && !text.value().isBlank()) {
            return text.value();
        }
        if (!(node instanceof DocumentNode.Refused)) {
            problems.add(
                    node.line(),
                    path,
                    "a field without a name; a name and a colon are expected, for example host: nano01");
        }
        return null;
    }

    private static DocumentNode.Quotes quotes(ScalarEvent scalar) {
        if (scalar.isPlain()) {
            return DocumentNode.Quotes.NONE;
        }
        return scalar.isDQuoted() ? DocumentNode.Quotes.DOUBLE : DocumentNode.Quotes.OTHER;
    }

    private static int line(Event event) {
        return 1 + event.getStartMark().map(Mark::getLine).orElse(0);
    }

    /** Ends the reading at once, because the parser's work grows with the square of the depth. */
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDeep() {
            super(null, null, false, false);
        }
    }
}
