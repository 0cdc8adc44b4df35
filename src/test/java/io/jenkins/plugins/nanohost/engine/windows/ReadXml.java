package io.jenkins.plugins.nanohost.engine.windows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** An answer file as an XML parser reads it: settings by pass, component and path. */
record ReadXml(Document document) {
    static final String SHELL = "Microsoft-Windows-Shell-Setup";
    static final String INTERNATIONAL = "Microsoft-Windows-International-Core";

    static ReadXml of(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return new ReadXml(
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    /** Every component. */
    List<Element> components() {
        return below(document.getDocumentElement(), "component");
    }

    /** The passes, in the file's order. */
    List<String> passes() {
        return children(document.getDocumentElement()).stream()
                .map(settings -> settings.getAttribute("pass"))
                .toList();
    }

    /** The names of a component's settings; empty where there is no such component. */
    List<String> settings(String pass, String component) {
        return component(pass, component).stream()
                .flatMap(found -> children(found).stream())
                .map(Node::getLocalName)
                .toList();
    }

    /** A setting's text, by the names of the elements that lead to it. */
    String text(String pass, String component, String... path) {
        Element element = component(pass, component).get(0);
        for (String name : path) {
            element = children(element).stream()
                    .filter(child -> child.getLocalName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
        return element.getTextContent();
    }

    /** How many elements have the name, anywhere. */
    int count(String name) {
        return below(document.getDocumentElement(), name).size();
    }

    private List<Element> component(String pass, String name) {
        return components().stream()
                .filter(component -> component.getAttribute("name").equals(name))
                .filter(component -> ((Element) component.getParentNode())
                        .getAttribute("pass")
                        .equals(pass))
                .toList();
    }

    private static List<Element> below(Element element, String name) {
        NodeList found = element.getElementsByTagNameNS("urn:schemas-microsoft-com:unattend", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element found) {
                children.add(found);
            }
        }
        return children;
    }
}
