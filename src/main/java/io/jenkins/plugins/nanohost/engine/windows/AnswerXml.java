package io.jenkins.plugins.nanohost.engine.windows;

import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The XML of an answer file, made as a tree and never from text: a pass has components, and a component has settings. */
final class AnswerXml {
    private static final String UNATTEND = "urn:schemas-microsoft-com:unattend";
    private static final String WCM = "http://schemas.microsoft.com/WMIConfig/2002/State";

    private final Document document;
    private final Map<String, Element> passes = new LinkedHashMap<>();

    AnswerXml() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            document = factory.newDocumentBuilder().newDocument();
            document.appendChild(document.createElementNS(UNATTEND, "unattend"));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java cannot make XML", e);
        }
    }

    /** A new component of a pass. */
    Element component(String pass, String name) {
        Element settings = passes.computeIfAbsent(pass, key -> {
            Element made = child(document.getDocumentElement(), "settings");
            made.setAttribute("pass", key);
            return made;
        });
        Element component = child(settings, "component");
        component.setAttribute("name", name);
        component.setAttribute("processorArchitecture", "amd64");
        component.setAttribute("publicKeyToken", "31bf3856ad364e35");
        component.setAttribute("language", "neutral");
        component.setAttribute("versionScope", "nonSxS");
        component.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:wcm", WCM);
        return component;
    }

    Element child(Element parent, String name) {
        Element child = document.createElementNS(UNATTEND, name);
        parent.appendChild(child);
        return child;
    }

    void text(Element parent, String name, String value) {
        child(parent, name).setTextContent(value);
    }

    /** Adds a password in Windows' encoding, which is not an encryption. */
    void password(Element parent, String setting, String password) {
        Element element = child(parent, setting);
        text(element, "Value", encoded(password, setting));
        text(element, "PlainText", "false");
    }

    /** Base64 of UTF-16LE of the password followed by the setting's name. */
    static String encoded(String password, String setting) {
        String text = password + setting;
        ByteBuffer bytes = ByteBuffer.allocate(2 * text.length()).order(ByteOrder.LITTLE_ENDIAN);
        // One unit at a time: an encoder would replace half of a surrogate pair by another character.
        bytes.asCharBuffer().put(text);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** The file's text. */
    String text() {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "utf-8");
            StringWriter text = new StringWriter();
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException("Java cannot write XML", e);
        }
    }
}
