package io.jenkins.plugins.nanohost.engine.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class AnswerFileTest {
    private static final String OFFLINE = "/*[local-name()='unattend']/*[@pass='offlineServicing']/*";
    private static final String PASSWORD = OFFLINE
            + "/*[local-name()='OfflineUserAccounts']/*[local-name()='OfflineAdministratorPassword']/*[local-name()='";

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String at(String xml, String path) throws Exception {
        return XPathFactory.newInstance().newXPath().evaluate(path, parse(xml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "<ComputerName>other</ComputerName>",
                "]]>",
                "&amp;&#65;",
                "\"'><!-- -->",
                "%PATH% ^& | $(x) `n",
                " blanks at both ends ",
                "tab\tand\r\nline",
                "\u00e4\u00df\u20ac",
                "\ud83d\ude00 beyond the first plane"
            })
    void every_value_is_read_back_as_it_was_given(String value) throws Exception {
        String xml = AnswerFile.xml(value, value, value);
        assertThat(at(xml, OFFLINE + "/*[local-name()='ComputerName']")).isEqualTo(value);
        assertThat(at(xml, "//*[@pass='oobeSystem']/*/*[local-name()='TimeZone']"))
                .isEqualTo(value);
        String encoded = at(xml, PASSWORD + "Value']");
        assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_16LE))
                .isEqualTo(value + "OfflineAdministratorPassword");
        assertThat(at(xml, PASSWORD + "PlainText']")).isEqualTo("false");
        assertThat(parse(xml).getElementsByTagNameNS("*", "ComputerName").getLength())
                .isEqualTo(1);
    }

    @Test
    void password_stands_there_encoded_alone() {
        String xml = AnswerFile.xml("NANO01", "UTC", "Pa55.word-of-it");
        assertThat(xml).doesNotContain("Pa55.word-of-it").contains(AnswerFile.encoded("Pa55.word-of-it"));
    }

    @Test
    void component_is_the_one_that_windows_looks_for() throws Exception {
        String xml = AnswerFile.xml("NANO01", "UTC", "x");
        assertThat(xml).startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"");
        for (String pass : new String[] {"offlineServicing", "oobeSystem"}) {
            String component = "//*[@pass='" + pass + "']/*[local-name()='component']/@";
            assertThat(at(xml, component + "name")).isEqualTo("Microsoft-Windows-Shell-Setup");
            assertThat(at(xml, component + "processorArchitecture")).isEqualTo("amd64");
            assertThat(at(xml, component + "publicKeyToken")).isEqualTo("31bf3856ad364e35");
            assertThat(at(xml, component + "language")).isEqualTo("neutral");
            assertThat(at(xml, component + "versionScope")).isEqualTo("nonSxS");
        }
        assertThat(parse(xml).getDocumentElement().getNamespaceURI()).isEqualTo("urn:schemas-microsoft-com:unattend");
    }
}
