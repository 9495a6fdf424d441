/// A body or payload that is not JSON, found before any field of it is read.
package struct MalformedJSON: Error, Equatable {
  package init() {}
}
