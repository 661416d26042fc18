using TorchSharp.Modules;
using TorchSharp.Utils;
using TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Nn;

/// <summary>What a module holds, and under which names.</summary>
[NoLeakedTensors]
public class RegistrationTests
{
    [Fact]
    public void FieldsAreRegisteredUnderTheirNames()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        net.named_parameters().Select(entry => entry.name).ShouldBe(
            ["own", "hidden", "conv.weight", "conv.bias", "renamed.weight", "renamed.bias", "inner.0.weight", "inner.0.bias", "inner.last.weight"], ignoreOrder: true);
        net.named_buffers().Select(entry => entry.name).ShouldBe(["table", "norm.running_mean", "norm.running_var", "norm.num_batches_tracked"], ignoreOrder: true);
        net.named_children().Select(entry => entry.name).ShouldBe(["conv", "renamed", "inner", "norm", "nothing"], ignoreOrder: true);
        net.named_modules().Select(entry => entry.name).ShouldContain("inner.last");
        net.get_parameter("inner.last.weight").ShouldBeSameAs(((Linear)net.inner[1]).weight);
        net.get_buffer("norm.running_var").ShouldBeSameAs(net.norm.running_var);
        net.has_parameter("conv.bias").ShouldBeTrue();
        net.has_parameter("conv").ShouldBeFalse();
        net.has_buffer("own").ShouldBeFalse();
        net.get_parameter("no.such.thing").ShouldBeNull();
        net.parameters(false).Count().ShouldBe(2);
    }

    [Fact]
    public void StateIsAllParametersThenAllPersistentBuffers()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        var names = net.state_dict().Keys.ToList();
        names[..9].ShouldBe(net.named_parameters().Select(entry => entry.name));
        names[9..].ShouldBe(net.named_buffers().Select(entry => entry.name));
        net.state_dict(prefix: "net").Keys.ShouldAllBe(name => name.StartsWith("net."));
        net.state_dict()["own"].ShouldBeSameAs(net.own);
    }

    [Fact]
    public void ASharedParameterIsListedOnceAndHasBothNamesInTheState()
    {
        using var scope = NewDisposeScope();
        using var first = nn.Linear(3, 3, hasBias: false);
        using var second = nn.Linear(first.weight);
        using var both = nn.ModuleList<nn.Module>(first, second);
        using var holder = new Holder(both);
        holder.named_parameters().Select(entry => entry.name).ShouldBe(["both.0.weight"]);
        holder.state_dict().Keys.ShouldBe(["both.0.weight", "both.1.weight"]);
    }

    [Fact]
    public void ValuesAreCopiedFromAStateAndAStrictOneMustFit()
    {
        using var scope = NewDisposeScope();
        using var one = new Net();
        using var other = new Net();
        var state = one.state_dict();
        other.load_state_dict(state);
        foreach (var (name, value) in other.state_dict())
        {
            value.ShouldNotBeSameAs(state[name]);
            value.equal(state[name]).all().item<bool>().ShouldBeTrue(name);
        }
        state.Remove("own");
        state["strange"] = zeros(1);
        var before = other.own.clone();
        var refusal = Should.Throw<InvalidOperationException>(() => other.load_state_dict(state)).Message;
        if (Provider.IsLite) refusal.ShouldContain("strange");
        var (missing, unexpected) = other.load_state_dict(state, strict: false);
        missing.ShouldBe(["own"]);
        unexpected.ShouldBe(["strange"]);
        other.own.equal(before).all().item<bool>().ShouldBeTrue();
        other.load_state_dict(state, skip: ["own", "strange"]).missing_keys.ShouldBeEmpty();
    }

    [Fact]
    public void NamesThatCannotBeRefuse()
    {
        using var scope = NewDisposeScope();
        using var net = new Net();
        Should.Throw<InvalidOperationException>(() => net.register_module("conv", nn.ReLU()));
        Should.Throw<InvalidOperationException>(() => net.register_parameter("own", new Parameter(zeros(1))));
        Should.Throw<InvalidOperationException>(() => net.register_buffer("table", zeros(1)));
        Should.Throw<ArgumentException>(() => net.register_module("a.b", nn.ReLU()));
        Should.Throw<ArgumentException>(() => net.register_module("", nn.ReLU()));
        Should.Throw<ArgumentNullException>(() => net.register_buffer("new", null!));
        using var taken = net.conv;
        net.register_module("conv", null!);
        net.named_children().Select(entry => entry.name).ShouldNotContain("conv");
        Should.Throw<InvalidOperationException>(() => net.nothing.register_buffer("no", zeros(1)));
    }

    [Fact]
    public void ModeAndFunctionsReachEveryModule()
    {
        using var net = new Net();
        net.modules().ShouldAllBe(module => module.training);
        net.eval();
        net.training.ShouldBeFalse();
        net.modules().ShouldAllBe(module => !module.training);
        net.train();
        net.modules().ShouldAllBe(module => module.training);
        var seen = new List<string>();
        net.apply(module => seen.Add(module.GetName()));
        seen.Count.ShouldBe(net.modules().Count() + 1);
        seen[^1].ShouldBe("net");
    }

    [Fact]
    public void SequentialNamesItsMembersAndIsCut()
    {
        using var scope = NewDisposeScope();
        using var chain = nn.Sequential(("first", nn.Linear(2, 3)), ("second", nn.ReLU()));
        chain.append(nn.Linear(3, 4)).append("end", nn.Identity());
        chain.Count.ShouldBe(4);
        chain.named_children().Select(entry => entry.name).ShouldBe(["first", "second", "2", "end"]);
        chain[2].ShouldBeOfType<Linear>();
        chain[1..3].named_children().Select(entry => entry.name).ShouldBe(["second", "2"]);
        chain[(null, 2)].Count.ShouldBe(2);
        chain.call(zeros(5, 2)).shape.ShouldBe([5, 4]);
        var input = zeros(1, 2);
        using var empty = nn.Sequential();
        empty.call(input).ShouldNotBeSameAs(input);
    }

    [Fact]
    public void SequentialFreesWhatPassesBetweenItsMembers()
    {
        using var chain = nn.Sequential(nn.Linear(2, 3), nn.ReLU(true), nn.Identity(), nn.Linear(3, 4), nn.Tanh());
        using var input = zeros(1, 2);
        var before = Tensor.TotalCount;
        using var output = chain.call(input);
        Tensor.TotalCount.ShouldBe(before + 1);
        input.IsInvalid.ShouldBeFalse();
    }

    [Fact]
    public void ContainersRegisterWithTheirOwner()
    {
        using var scope = NewDisposeScope();
        using var list = nn.ModuleList<Linear>(nn.Linear(1, 2), nn.Linear(2, 3));
        list.append(nn.Linear(3, 4));
        using var table = nn.ModuleDict<nn.Module>(("b", nn.ReLU()), ("a", nn.Linear(1, 1)));
        table["a"].ShouldBeOfType<Linear>();
        table.Keys.ShouldBe(["b", "a"]);
        using var owner = new Holder(list, table);
        owner.named_parameters().Select(entry => entry.name).ShouldBe(
            ["both.0.weight", "both.0.bias", "both.1.weight", "both.1.bias", "both.2.weight", "both.2.bias", "table.a.weight", "table.a.bias"]);
    }

    private sealed class Net : nn.Module<Tensor, Tensor>
    {
        public readonly Parameter own = new(ones(2));
        public readonly nn.Module<Tensor, Tensor> conv = nn.Conv2d(1, 2, 3);
        public readonly BatchNorm2d norm = nn.BatchNorm2d(2, affine: false);
        public readonly Sequential inner = nn.Sequential(("0", nn.Linear(2, 2)), ("last", nn.Linear(2, 1, hasBias: false)));
        public readonly ReLU nothing = nn.ReLU();
        private readonly Parameter hidden = new(zeros(3), requires_grad: false);
        private readonly Tensor table = arange(4);
        [ComponentName(Name = "renamed")]
        private readonly Linear other = nn.Linear(1, 1);
        private readonly Tensor? absent;

        public Net()
            : base("net")
        {
            absent = null;
            hidden.DetachFromDisposeScope();
            table.DetachFromDisposeScope();
            own.DetachFromDisposeScope();
            RegisterComponents();
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => absent ?? other.call(input);
    }

    private sealed class Holder : nn.Module
    {
        private readonly nn.Module both;
        private readonly nn.Module? table;

        public Holder(nn.Module both, nn.Module? table = null)
            : base("holder")
        {
            (this.both, this.table) = (both, table);
            RegisterComponents();
        }

        public override string ToString() => $"{both} {table}";
    }
}
