package io.jenkins.plugins.nanohost.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Computer;
import hudson.security.Permission;
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
        public void checkPermission(Permission permission) {
            throw new SecurityException(permission == Computer.CONFIGURE ? "no Agent/Configure" : "another permission");
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

    @Test
    void aFormIsAnsweredToThoseWhoMayConfigureTheAgentAndByPostAlone() throws Exception {
        assertThatThrownBy(() -> form.doCheckCacheLimit(NOT_MINE, "x")).hasMessage("no Agent/Configure");
        assertThat(HyperVMachineProperty.DescriptorImpl.class
                        .getMethod("doCheckCacheLimit", Computer.class, String.class)
                        .isAnnotationPresent(POST.class))
                .isTrue();
    }
}
