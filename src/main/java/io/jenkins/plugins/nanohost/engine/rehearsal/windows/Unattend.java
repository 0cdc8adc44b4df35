package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An answer file: the settings of its passes. Windows reads each pass at a different time. No message shows a value
 * from the file.
 */
public final class Unattend {
    public static final String OFFLINE = "offlineServicing";
    static final String SPECIALIZE = "specialize";
    static final String OOBE = "oobeSystem";
    static final String SHELL = "Microsoft-Windows-Shell-Setup";
    static final String INTERNATIONAL = "Microsoft-Windows-International-Core";

    private static final String NAMESPACE = "urn:schemas-microsoft-com:unattend";

    private static final String NOTHING = "<unattend xmlns=\"" + NAMESPACE + "\"/>";

    private final Element root;

    private Unattend(Element root) {
        this.root = root;
    }

    /** An empty text is an answer file that says nothing. */
    public static Unattend parse(String xml) throws IOException {
        Document document;
        try {
            document = parser().parse(new InputSource(new StringReader(xml.isEmpty() ? NOTHING : xml)));
        } catch (SAXException e) {
            throw new IOException("The answer file is no well-formed XML", e);
        }
        Element root = document.getDocumentElement();
        if (!root.getLocalName().equals("unattend") || !NAMESPACE.equals(root.getNamespaceURI())) {
            throw new IOException("The answer file's root is not 'unattend' of " + NAMESPACE);
        }
        Unattend unattend = new Unattend(root);
        // Checks that the passwords can be decoded before anything is done with them.
        unattend.offlinePassword();
        unattend.oobePassword();
        return unattend;
    }

    /**
     * A setting's text; empty where the file does not have it.
     *
     * @param path the names of the elements inside the component
     */
    Optional<String> value(String pass, String component, String... path) {
        return element(pass, component, path)
                .map(found -> found.getTextContent().strip())
                .filter(text -> !text.isEmpty());
    }

    /** A computer name; empty where the pass says nothing, and for {@code *}, a random one. */
    public Optional<String> computerName(String pass) {
        return value(pass, SHELL, "ComputerName").filter(name -> !name.equals("*"));
    }

    public Optional<String> offlinePassword() throws IOException {
        return password(element(OFFLINE, SHELL, "OfflineUserAccounts", "OfflineAdministratorPassword"));
    }

    Optional<String> oobePassword() throws IOException {
        return password(element(OOBE, SHELL, "UserAccounts", "AdministratorPassword"));
    }

    private Optional<Element> element(String pass, String component, String... path) {
        for (Element settings : children(root, "settings")) {
            for (Element candidate : children(settings, "component")) {
                if (settings.getAttribute("pass").equals(pass)
                        && candidate.getAttribute("name").equals(component)
                        && candidate.getAttribute("processorArchitecture").equals("amd64")) {
                    Optional<Element> found = Optional.of(candidate);
                    for (String name : path) {
                        found = found.flatMap(
                                parent -> children(parent, name).stream().findFirst());
                    }
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Base64 of the UTF-16LE of the password with the element's name after it, unless PlainText is true. */
    private static Optional<String> password(Optional<Element> found) throws IOException {
        Optional<Element> value =
                found.flatMap(password -> children(password, "Value").stream().findFirst());
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String name = found.orElseThrow().getLocalName();
        String text = value.get().getTextContent().strip();
        boolean plain = children(found.orElseThrow(), "PlainText").stream()
                .anyMatch(element -> element.getTextContent().strip().equalsIgnoreCase("true"));
        if (plain) {
            return Optional.of(text);
        }
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_16LE);
        } catch (IllegalArgumentException e) {
            throw new IOException("The answer file's " + name + " is no base64");
        }
        if (!decoded.endsWith(name)) {
            throw new IOException("The answer file's " + name + " does not end in its own name");
        }
        return Optional.of(decoded.substring(0, decoded.length() - name.length()));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && name.equals(element.getLocalName())
                    && NAMESPACE.equals(element.getNamespaceURI())) {
                children.add(element);
            }
        }
        return children;
    }

    private static DocumentBuilder parser() throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
