package io.jenkins.plugins.nanohost.engine.windows;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

/**
 * The unattended-setup answer file of Nano Server, made as XML and never from text. Computer name and password belong to
 * the offlineServicing pass, which saves the first boot one restart; that password is base64 of UTF-16LE of the password
 * with the setting's name behind it, an encoding and no encryption (Windows Unattended Setup Reference,
 * OfflineAdministratorPassword).
 */
public final class AnswerFile {
    private static final String UNATTEND = "urn:schemas-microsoft-com:unattend";
    private static final String WCM = "http://schemas.microsoft.com/WMIConfig/2002/State";
    private static final String PASSWORD_SETTING = "OfflineAdministratorPassword";

    private AnswerFile() {}

    /** The file's XML; holds the password. */
    public static String xml(String computerName, String timeZone, String password) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Document document = factory.newDocumentBuilder().newDocument();
            Element root = document.createElementNS(UNATTEND, "unattend");
            document.appendChild(root);

            Element offline = component(root, "offlineServicing");
            text(offline, "ComputerName", computerName);
            Element administrator = child(child(offline, "OfflineUserAccounts"), PASSWORD_SETTING);
            text(administrator, "Value", encoded(password));
            text(administrator, "PlainText", "false");

            text(component(root, "oobeSystem"), "TimeZone", timeZone);
            return serialize(document);
        } catch (ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException("Java cannot write XML", e);
        }
    }

    static String encoded(String password) {
        return Base64.getEncoder().encodeToString((password + PASSWORD_SETTING).getBytes(StandardCharsets.UTF_16LE));
    }

    private static Element component(Element root, String pass) {
        Element settings = child(root, "settings");
        settings.setAttribute("pass", pass);
        Element component = child(settings, "component");
        component.setAttribute("name", "Microsoft-Windows-Shell-Setup");
        component.setAttribute("processorArchitecture", "amd64");
        component.setAttribute("publicKeyToken", "31bf3856ad364e35");
        component.setAttribute("language", "neutral");
        component.setAttribute("versionScope", "nonSxS");
        component.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:wcm", WCM);
        return component;
    }

    private static Element child(Element parent, String name) {
        Element child = parent.getOwnerDocument().createElementNS(UNATTEND, name);
        parent.appendChild(child);
        return child;
    }

    private static void text(Element parent, String name, String value) {
        child(parent, name).setTextContent(value);
    }

    private static String serialize(Document document) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "utf-8");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
