package io.jenkins.plugins.nanohost.engine.rehearsal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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
 * What an answer file says of the guest.
 *
 * @param computerName empty where it says nothing, and for {@code *}, a random one
 */
record Unattend(String computerName, Optional<String> password) {
    private static final String OFFLINE = "OfflineAdministratorPassword";
    private static final String ONLINE = "AdministratorPassword";

    /** The message names no value of the file, which may be the password. */
    static Unattend parse(String xml) throws IOException {
        Document document;
        try {
            document = parser().parse(new InputSource(new StringReader(xml)));
        } catch (SAXException e) {
            throw new IOException("The answer file is no well-formed XML", e);
        }
        Element root = document.getDocumentElement();
        if (!root.getLocalName().equals("unattend")) {
            throw new IOException("The answer file's root is not 'unattend'");
        }
        Optional<String> password = password(root, OFFLINE);
        return new Unattend(
                first(root, "ComputerName")
                        .map(Unattend::text)
                        .filter(name -> !name.equals("*"))
                        .orElse(""),
                password.isPresent() ? password : password(root, ONLINE));
    }

    /** Base64 of the UTF-16LE of the password with the element's name after it, unless PlainText is true. */
    private static Optional<String> password(Element root, String element) throws IOException {
        Optional<Element> found = first(root, element);
        Optional<Element> value = found.flatMap(password -> first(password, "Value"));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String text = text(value.get());
        boolean plain = first(found.orElseThrow(), "PlainText")
                .map(Unattend::text)
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        if (plain) {
            return Optional.of(text);
        }
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_16LE);
        } catch (IllegalArgumentException e) {
            throw new IOException("The answer file's " + element + " is no base64");
        }
        if (!decoded.endsWith(element)) {
            throw new IOException("The answer file's " + element + " does not end in its own name");
        }
        return Optional.of(decoded.substring(0, decoded.length() - element.length()));
    }

    private static Optional<Element> first(Element under, String name) {
        NodeList found = under.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? Optional.empty() : Optional.of((Element) found.item(0));
    }

    private static String text(Element element) {
        return element.getTextContent().strip();
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

    /** Without the password. */
    @Override
    public String toString() {
        return "Unattend[" + computerName + "]";
    }
}
