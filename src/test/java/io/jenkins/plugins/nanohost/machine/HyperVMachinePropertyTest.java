package io.jenkins.plugins.nanohost.machine;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.security.Permission;
import hudson.slaves.NodeProperty;
import hudson.util.FormValidation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.verb.POST;

class HyperVMachinePropertyTest {
    private static final Computer MINE = new Computer(null) {};

    private static final Computer NOT_MINE = new Computer(null) {
        @Override
        public boolean hasPermission(Permission permission) {
            return permission != Computer.CONFIGURE;
        }
    };

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

    private static Node node(HyperVMachineProperty own) {
        return new Node() {
            @Override
            public FilePath getRootPath() {
                return null;
            }

            @Override
            public <T extends NodeProperty<?>> T getNodeProperty(Class<T> type) {
                return own == null ? null : type.cast(own);
            }
        };
    }

    @Test
    void aNodesOwnPropertyWinsOverTheOneForAllNodes() {
        HyperVMachineProperty own = new HyperVMachineProperty();
        HyperVMachineProperty global = new HyperVMachineProperty();
        global.setRehearsalFolder("rehearsal");

        assertThat(HyperVMachineProperty.of(node(null), null).getRehearsalFolder())
                .isNull();
        assertThat(HyperVMachineProperty.of(node(null), global)).isSameAs(global);
        assertThat(HyperVMachineProperty.of(node(own), global)).isSameAs(own);
        assertThat(HyperVMachineProperty.of(node(own), null)).isSameAs(own);
    }

    @Test
    void aFormIsAnsweredToThoseWhoMayConfigureTheAgentAndByPostAlone() throws Exception {
        assertThat(form.doCheckCacheLimit(NOT_MINE, "x").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(HyperVMachineProperty.DescriptorImpl.class
                        .getMethod("doCheckCacheLimit", Computer.class, String.class)
                        .isAnnotationPresent(POST.class))
                .isTrue();
    }
}
