using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An n-dimensional array of libtorch. This file holds its identity and lifetime; the operators stand in files of their own.</summary>
    public partial class Tensor : IDisposable
    {
        private static long total;
        private static long peak;

        private nint _handle;
        private bool _counted;

        /// <summary>Takes over one reference to a TensorImpl; the innermost dispose scope of the thread becomes the owner.</summary>
        internal Tensor(nint handle, bool register = true)
        {
            _handle = handle;
            var live = Interlocked.Increment(ref total);
            long known;
            while (live > (known = Interlocked.Read(ref peak)) && Interlocked.CompareExchange(ref peak, live, known) != known)
            {
            }
            if (register) DisposeScopeManager.Register(this);
        }

        ~Tensor() => Dispose(false);

        public static long TotalCount => Interlocked.Read(ref total);

        public static long PeakCount => Interlocked.Read(ref peak);

        public nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        public bool IsInvalid => _handle == 0;

        internal DisposeScope? Scope { get; set; }

        internal int PlaceInScope { get; set; }

        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) return;
            if (disposing && !_counted)
            {
                if (Scope is { } scope) scope.MarkAsDisposed(this);
                else DisposeScopeManager.Statistics.TensorStatistics.DisposedOutsideScopeCount++;
            }
            NativeMethods.tsl_tensor_release(handle);
            Interlocked.Decrement(ref total);
        }

        /// <summary>The scope has already counted this tensor as disposed.</summary>
        internal void MarkCounted() => _counted = true;

        public nint DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) return 0;
            if (Scope is { } scope) scope.MarkAsDisposed(this);
            else DisposeScopeManager.Statistics.TensorStatistics.DisposedOutsideScopeCount++;
            Interlocked.Decrement(ref total);
            return handle;
        }

        public Tensor DetachFromDisposeScope()
        {
            Scope?.Detach(this);
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            Scope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (Scope is { } scope) scope.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.Scope);

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>By the object, not by its elements, which may change while it is a key.</summary>
        public override int GetHashCode() => base.GetHashCode();
    }
}
