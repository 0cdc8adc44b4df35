package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.definition.Ipv4;
import io.jenkins.plugins.nanohost.engine.definition.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.windows.FirstBoot;
import io.jenkins.plugins.nanohost.engine.windows.SetupBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupCompleteTest {
    private static final String ANSWERS = "C:\\Windows\\Panther\\unattend.xml";

    @TempDir
    private Path folder;

    private DiskTree tree() throws Exception {
        DiskTree tree = new DiskTree(folder.resolve("incoming"), List.of(folder.resolve("tree")));
        tree.write(ANSWERS, "secret");
        return tree;
    }

    @Test
    void the_engines_own_script_sets_the_fixed_address_and_deletes_the_answer_file() throws Exception {
        SetupComplete setup = new SetupComplete(FirstBoot.script(SetupBuilder.nano()
                .at(new GuestNetwork(
                        Ipv4Prefix.parse("192.168.1.93/24"),
                        new Ipv4("192.168.1.1"),
                        null,
                        null,
                        List.of(new Ipv4("192.168.1.2"))))
                .build()));
        DiskTree tree = tree();

        setup.clean(tree);

        assertThat(setup.address()).contains("192.168.1.93");
        assertThat(tree.has(ANSWERS)).isFalse();
    }

    @Test
    void the_engines_own_script_without_a_network_leaves_the_address_to_dhcp() {
        assertThat(new SetupComplete(FirstBoot.script(SetupBuilder.nano().build())).address())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "del %SystemRoot%\\panther\\UNATTEND.XML",
                "@echo off & erase /f /q \"%windir%\\Panther\\unattend.xml\" >nul 2>&1",
                "if exist C:\\x.txt del C:\\Windows\\Panther\\unattend.xml"
            })
    void a_deletion_deletes(String command) throws Exception {
        DiskTree tree = tree();

        new SetupComplete("@echo off\r\n" + command + "\r\n").clean(tree);

        assertThat(tree.has(ANSWERS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rem del C:\\Windows\\Panther\\unattend.xml",
                ":: del C:\\Windows\\Panther\\unattend.xml",
                "echo del C:\\Windows\\Panther\\unattend.xml",
                "del C:\\Windows\\Panther\\other.xml",
                "del C:\\Windows\\Panther\\..\\Panther\\unattend.xml",
                "del *.xml",
                ""
            })
    void nothing_else_deletes(String command) throws Exception {
        DiskTree tree = tree();

        new SetupComplete(command).clean(tree);

        assertThat(tree.has(ANSWERS)).isTrue();
    }
}
