namespace MiniCnn.Tests.Rules;

public sealed class LayeringTests
{
    private const string House = "MiniCnn";

    [Fact]
    public void Rooms_know_only_what_the_table_of_the_architecture_allows() =>
        Violations(typeof(MiniCnnException).Assembly.GetTypes(), RoomTable.OfTheDocs()).ShouldBeEmpty();

    [Fact]
    public void Every_room_stands_in_the_table()
    {
        IEnumerable<string> rooms = typeof(MiniCnnException).Assembly.GetTypes().Select(RoomOf).OfType<string>().Where(room => room != House).Distinct();
        rooms.Except(RoomTable.OfTheDocs().Rooms).ShouldBeEmpty();
    }

    [Fact]
    public void A_room_that_looks_where_it_must_not_is_found()
    {
        var table = new RoomTable("""
            | room | may know |
            | --- | --- |
            | Tests (and words) | nothing |
            """);
        Violations([typeof(Trespasser)], table).ShouldBe(
        [
            "MiniCnn.Tests.Rules.LayeringTests+Trespasser (Tests) knows MiniCnn.Data.ImageSet",
            "MiniCnn.Tests.Rules.LayeringTests+Trespasser (Tests) knows MiniCnn.Imaging.Image",
            "MiniCnn.Tests.Rules.LayeringTests+Trespasser (Tests) knows TorchSharp.torch",
        ]);
    }

    [Fact]
    public void All_above_are_the_rooms_of_the_earlier_lines_and_what_they_know()
    {
        var table = new RoomTable("| Data files | the error type |\n| Models | TorchSharp, Data (sets) |\n| Reports, Export | all above |\n| Cli | the library |");
        table.Rooms.ShouldBe(["Data", "Models", "Reports", "Export", "Cli"]);
        table.MayKnow("Models", "TorchSharp").ShouldBeTrue();
        table.MayKnow("Data", "Models").ShouldBeFalse();
        table.MayKnow("Export", "TorchSharp").ShouldBeTrue();
        table.MayKnow("Export", "Reports").ShouldBeFalse();
        table.MayKnow("Models", "Sets").ShouldBeFalse("brackets explain");
    }

    private static List<string> Violations(IEnumerable<Type> types, RoomTable table) =>
    [
        .. (from type in types
           let room = RoomOf(type)
           where room is not null && room != House && table.Rooms.Contains(room)
           from other in TypeReferences.Of(type)
           let otherRoom = RoomOf(other)
           where otherRoom is not null && otherRoom != House && !table.MayKnow(room, otherRoom)
           select $"{Outermost(type).FullName} ({room}) knows {other.FullName}").Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>What the compiler made for a lambda is reported as the class that has it.</summary>
    private static Type Outermost(Type type) => type.DeclaringType is { } outer && outer != typeof(LayeringTests) ? Outermost(outer) : type;

    /// <summary>The part of the namespace after the house's name; the house itself has the error type and the atomic file, which all may know.</summary>
    private static string? RoomOf(Type type) => type.Namespace?.Split('.') switch
    {
        [House] => House,
        [House, var room, ..] => room,
        ["TorchSharp", ..] => "TorchSharp",
        _ => null,
    };

    private sealed class Trespasser(MiniCnn.Data.ImageSet images)
    {
        public int Look() => images.Count + new MiniCnn.Imaging.Image(1, 1, 1).Width + TorchSharp.torch.get_num_threads();
    }
}
