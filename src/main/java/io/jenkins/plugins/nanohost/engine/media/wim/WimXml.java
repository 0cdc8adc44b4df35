package io.jenkins.plugins.nanohost.engine.media.wim;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.OsVersion;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML data of a WIM: its images' properties. Document types and entities are refused, and the depth is limited. */
final class WimXml {
    private static final int DEEPEST = 64;
    private static final int MOST_IMAGES = 10_000;
    private static final String IMAGE = "WIM/IMAGE/";
    private static final String LANGUAGE = "WINDOWS/LANGUAGES/LANGUAGE";

    private final Source file;
    private final List<WimImage> images = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> properties = new HashMap<>();
    private final List<String> languages = new ArrayList<>();
    private String index = "";

    private WimXml(Source file) {
        this.file = file;
    }

    static List<WimImage> read(String xml, Source file) throws UnfitFailure {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        WimXml reader = new WimXml(file);
        try {
            XMLStreamReader events = factory.createXMLStreamReader(new StringReader(xml));
            while (events.hasNext()) {
                reader.take(events, events.next());
            }
        } catch (XMLStreamException e) {
            throw file.damaged("its XML data is not well-formed (line "
                    + e.getLocation().getLineNumber() + ", column "
                    + e.getLocation().getColumnNumber() + ")");
        }
        reader.images.sort(Comparator.comparingInt(WimImage::index));
        return reader.images;
    }

    private void take(XMLStreamReader events, int event) throws UnfitFailure {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                start(events);
                text.setLength(0);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(events.getText());
            case XMLStreamConstants.END_ELEMENT -> {
                end();
                text.setLength(0);
            }
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw file.damaged(
                    "its XML data has a document type or an entity, which no WIM has");
            default -> {}
        }
    }

    private void start(XMLStreamReader events) throws UnfitFailure {
        path.addLast(events.getLocalName());
        if (path.size() > DEEPEST) {
            throw file.damaged("its XML data is nested too deep");
        }
        if (isImage()) {
            String value = events.getAttributeValue(null, "INDEX");
            index = value == null ? "" : value.trim();
            properties.clear();
            languages.clear();
        }
    }

    private void end() throws UnfitFailure {
        if (isImage()) {
            add();
        } else {
            String place = String.join("/", path);
            if (place.equals(IMAGE + LANGUAGE)) {
                languages.add(text.toString().trim());
            } else if (place.startsWith(IMAGE)) {
                properties.putIfAbsent(
                        place.substring(IMAGE.length()), text.toString().trim());
            }
        }
        path.removeLast();
    }

    private boolean isImage() {
        return path.size() == 2 && "WIM".equals(path.peekFirst()) && "IMAGE".equals(path.peekLast());
    }

    private void add() throws UnfitFailure {
        if (images.size() == MOST_IMAGES) {
            throw file.damaged("its XML data counts too many images");
        }
        images.add(new WimImage(
                (int) number(index, 1, Integer.MAX_VALUE),
                property("NAME"),
                property("DESCRIPTION"),
                property("DISPLAYNAME"),
                property("FLAGS"),
                property("WINDOWS/EDITIONID"),
                property("WINDOWS/INSTALLATIONTYPE"),
                architecture(),
                new OsVersion(version("MAJOR"), version("MINOR"), version("BUILD"), version("SPBUILD")),
                languages,
                property("WINDOWS/LANGUAGES/DEFAULT"),
                numberOf("TOTALBYTES", Long.MAX_VALUE),
                numberOf("FILECOUNT", Long.MAX_VALUE),
                numberOf("DIRCOUNT", Long.MAX_VALUE)));
    }

    private String property(String key) {
        return properties.getOrDefault(key, "");
    }

    private int version(String part) throws UnfitFailure {
        return (int) numberOf("WINDOWS/VERSION/" + part, Integer.MAX_VALUE);
    }

    private long numberOf(String key, long most) throws UnfitFailure {
        String value = property(key);
        return value.isEmpty() ? 0 : number(value, 0, most);
    }

    private long number(String value, long least, long most) throws UnfitFailure {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw file.damaged("its XML data has a word where a number belongs");
        }
        throw file.damaged("its XML data has the number " + value + " where none such belongs");
    }

    /** The numbers are those of SYSTEM_INFO.wProcessorArchitecture. */
    private String architecture() {
        return switch (property("WINDOWS/ARCH")) {
            case "0" -> "x86";
            case "5" -> "arm";
            case "6" -> "ia64";
            case "9" -> "x64";
            case "12" -> "arm64";
            default -> property("WINDOWS/ARCH");
        };
    }
}
