package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.FoundVm;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.HostOrder;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionRequest;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationJsonTest {
    private static final GuestAccess ACCESS = new GuestAccess("id", "Administrator", new Secret("pass"));

    private static void assertParameters(SessionRequest request, String json) throws Exception {
        assertThat(request.parameters()).isEqualTo(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void componentsAreParametersOfTheirNames() throws Exception {
        SessionRequest request = OperationJson.request(new NewBaseDisk(
                "D:\\x.vhdx",
                "m.iso",
                "a.wim",
                1,
                VmGeneration.TWO,
                List.of("p.cab"),
                List.of("u.msu"),
                List.of(),
                List.of(),
                new ByteSize(4_000_000_000L)));

        assertThat(request.function()).isEqualTo("New-BaseDisk");
        assertThat(request.limit()).isEqualTo(Duration.ofMinutes(60));
        assertThat(request.secrets()).isEmpty();
        assertParameters(
                request,
                "{'Path':'D:\\\\x.vhdx','Media':'m.iso','ImageFile':'a.wim','ImageIndex':1,'Generation':2,'Packages':['p.cab'],"
                        + "'Updates':['u.msu'],'Drivers':[],'Features':[],'SizeBytes':4000000000}");
    }

    @Test
    void anOperationWithoutComponentsHasNoParameters() throws Exception {
        assertParameters(OperationJson.request(new DismountLeftDisk()), "{}");
    }

    @Test
    void aRecordInsideIsAnObject() throws Exception {
        assertParameters(
                OperationJson.request(new AddDiskFile("d", List.of(new FileCopy("a", "C:\\b")))),
                "{'Path':'d','Files':[{'Source':'a','Destination':'C:\\\\b'}]}");
    }

    @Test
    void aSecretIsItsValueAndMarkedAndNothingElseIs() throws Exception {
        SessionRequest request = OperationJson.request(new HostOrder(Path.of("p"), Path.of("b"))
                .offlineAnswers("<xml/>")
                .bootAnswers("<boot/>")
                .operation());

        assertThat(request.parameters().path("OfflineAnswers").asText()).isEqualTo("<xml/>");
        assertThat(request.parameters().path("BootAnswers").asText()).isEqualTo("<boot/>");
        assertThat(request.secrets()).containsExactlyInAnyOrder("OfflineAnswers", "BootAnswers");
        assertThat(request.toString()).doesNotContain("<xml/>");
    }

    private static VmFact vmInState(String state) throws Exception {
        return OperationJson.result(new StartHostVm("1"), new FoundVm().json().put("State", state));
    }

    @Test
    void aStateOfHyperVIsReadByItsName() throws Exception {
        for (VmState state : VmState.values()) {
            assertThat(vmInState(state.word()).state()).isEqualTo(state);
        }
    }

    @Test
    void aStateThatOnlyALaterHyperVHasIsNeitherOffNorRunning() throws Exception {
        VmFact vm = vmInState("Levitating");

        assertThat(vm.state()).isEqualTo(VmState.OTHER);
        assertThat(vm.off() || vm.running()).isFalse();
    }

    @Test
    void aWordOfOurOwnScriptsThatIsNotKnownIsNotBelieved() throws Exception {
        JsonNode fact = new ObjectMapper()
                .readTree("{\"State\":\"dancing\",\"ServerVersion\":\"\",\"Images\":[],\"Log\":\"\"}");

        assertThatThrownBy(() -> OperationJson.result(new GetDockerFact(ACCESS, DockerStart.SERVICE), fact))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Get-DockerFact");
    }

    @Test
    void aGuestOperationTravelsWithItsWay() throws Exception {
        SessionRequest request = OperationJson.request(new StartDocker(ACCESS, DockerStart.SERVICE));

        assertThat(request.function()).isEqualTo(OperationJson.INTO_GUEST);
        assertThat(request.limit()).isEqualTo(Duration.ofMinutes(3));
        assertParameters(
                request,
                "{'VmId':'id','User':'Administrator','Password':'pass','Function':'Start-Docker',"
                        + "'Parameters':{'Recipe':'service'}}");
        assertThat(request.secrets()).containsExactly("Password");
    }

    @Test
    void aSecretOfAGuestOperationIsMarkedToo() {
        SessionRequest request = OperationJson.request(
                new InstallDocker(ACCESS, DockerStart.SERVICE, "{}", "", 2376, "ca", "cert", new Secret("key")));

        assertThat(request.secrets()).containsExactlyInAnyOrder("Password", "Parameters/ServerKey");
        assertThat(request.parameters().at("/Parameters/ServerKey").asText()).isEqualTo("key");
    }
}
