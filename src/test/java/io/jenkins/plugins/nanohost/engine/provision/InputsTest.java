package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionForm;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a decision compares comes from the records: a new field in a record is compared without further code. */
class InputsTest {
    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void each_field_of_a_section_is_among_the_inputs_of_its_stage() throws Exception {
        Path tool = Files.writeString(folder.resolve("x.txt"), "x");
        RehearsedHost host = new RehearsedHost(folder, "core01.yaml")
                .adding("vhd", "productKey: AAAAA-BBBBB-CCCCC-DDDDD-12345")
                .adding("vhd", "files: [{from: '" + tool + "', to: 'C:\\tools\\x.txt'}]")
                .adding("vhd", "commands: [echo 1, echo 2]");
        host.run(StageName.VHD, StageName.VM);
        HostDefinition wanted = host.definition();
        Ledger ledger = host.ledger();

        assertThat(ledger.vhd().inputs())
                .containsKeys(DefinitionForm.texts(wanted.vhd()).keySet().toArray(String[]::new))
                .containsKeys("productKey", "network.address", "commands", "format", "generation", "hostDisk");
        assertThat(ledger.vm().inputs())
                .containsAllEntriesOf(DefinitionForm.texts(wanted.vm()))
                .containsKeys("switch", "memory", "processors", "macSpoofing", "disk");
    }

    @Test
    void a_product_key_is_compared_and_not_kept() throws Exception {
        RehearsedHost host =
                new RehearsedHost(folder, "core01.yaml").adding("vhd", "productKey: AAAAA-BBBBB-CCCCC-DDDDD-12345");
        host.run(StageName.VHD);
        assertThat(Files.readString(host.hostFolder().path().resolve("ledger.json")))
                .doesNotContain("DDDDD");
        host.with("DDDDD-12345", "DDDDD-12346");
        assertThat(host.plan(StageName.VHD).get(0).decision().toString()).contains("changed: productKey");
    }
}
