using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private static readonly Operator copy_ = new("aten::copy_");

            /// <summary>All parameters, then all persistent buffers, by dotted names. The tensors are the module's own, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var before = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (name, parameter) in named_parameters()) destination.TryAdd(before + name, parameter);
                foreach (var (name, buffer) in named_buffers(include_nonpersistent: false)) destination.TryAdd(before + name, buffer);
                // A shared tensor is listed once by the loops above; here it gets its other names too.
                foreach (var (name, child) in _internal_submodules) child.state_dict(destination, before + name);
                return destination;
            }

            /// <summary>Copies values in; nothing is copied when names differ and <paramref name="strict"/> holds.</summary>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var own = state_dict();
                var missing = own.Keys.Where(key => !skip.Contains(key) && !source.ContainsKey(key)).ToList();
                var unexpected = source.Keys.Where(key => !skip.Contains(key) && !own.ContainsKey(key)).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException("The loaded state_dict is not identical to the target dictionary."
                        + Listed(" Missing: ", missing) + Listed(" Unexpected: ", unexpected));
                }
                using (no_grad())
                {
                    foreach (var (key, value) in source)
                    {
                        if (!skip.Contains(key) && own.TryGetValue(key, out var target)) copy_.Run(target, value);
                    }
                }
                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            /// <summary>A count, then for each entry its name and the tensor as <see cref="TensorFormat"/> writes it.</summary>
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                var kept = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                TensorFormat.WriteNumber(writer, kept.Count);
                foreach (var (key, value) in kept)
                {
                    writer.Write(key);
                    TensorFormat.Write(writer, value);
                }
            }

            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);

            public virtual Module load(string location, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                var own = state_dict();
                var count = TensorFormat.ReadNumber(reader);
                if (strict && count != own.Count) throw new ArgumentException($"Mismatched state_dict sizes: expected {own.Count}, but found {count} entries.");
                for (long n = 0; n < count; n++)
                {
                    var key = reader.ReadString();
                    var found = own.TryGetValue(key, out var target);
                    if (!found && strict)
                        throw new ArgumentException($"Mismatched module state names: the target modules does not have a submodule or buffer named '{key}'");
                    if (found && skip?.Contains(key) != true) TensorFormat.ReadInto(reader, target!);
                    else TensorFormat.Skip(reader);
                    loadedParameters?.Add(key, found);
                }
                return this;
            }

            private static string Listed(string title, List<string> names) => names.Count == 0 ? "" : title + string.Join(", ", names) + ".";
        }
    }
}
