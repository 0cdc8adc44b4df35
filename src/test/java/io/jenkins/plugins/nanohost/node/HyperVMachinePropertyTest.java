package io.jenkins.plugins.nanohost.node;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.slaves.NodeProperty;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HyperVMachinePropertyTest {
    private static final Computer MINE = new Computer(null) {};

    private final HyperVMachineProperty.DescriptorImpl form = new HyperVMachineProperty.DescriptorImpl();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "100GB", " 1 tb "})
    void aLimitIsASizeOrBlank(String limit) {
        assertThat(form.doCheckCacheLimit(MINE, limit).kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckCacheLimit(null, limit).kind).isEqualTo(FormValidation.Kind.OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1GB", "all", "100 GiB"})
    void whatIsNoSizeIsToldInTheForm(String limit) {
        FormValidation told = form.doCheckCacheLimit(MINE, limit);
        assertThat(told.kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(told).hasMessageContaining("size");
    }

    @AfterEach
    void noGlobalProperty() {
        Jenkins.get().getGlobalNodeProperties().clear();
    }

    private static Node node(HyperVMachineProperty own) {
        return new Node() {
            @Override
            public FilePath getRootPath() {
                return null;
            }

            @Override
            public <T extends NodeProperty<?>> T getNodeProperty(Class<T> type) {
                return type.isInstance(own) ? type.cast(own) : null;
            }
        };
    }

    @Test
    void theGlobalOneHoldsForNodesThatHaveNoneOfTheirOwn() {
        HyperVMachineProperty ofAll = new HyperVMachineProperty();
        ofAll.setRehearsalFolder("rehearsal");
        HyperVMachineProperty own = new HyperVMachineProperty();
        own.setWorkFolder("D:\\hosts");

        assertThat(HyperVMachineProperty.of(node(null)).getRehearsalFolder()).isNull();

        Jenkins.get().getGlobalNodeProperties().add(ofAll);
        assertThat(HyperVMachineProperty.of(node(null))).isSameAs(ofAll);
        assertThat(HyperVMachineProperty.of(node(own))).isSameAs(own);
        assertThat(form.isApplicableAsGlobal()).isTrue();
    }
}
