// SPDX-License-Identifier: Apache-2.0

// Reads a case a line: seconds, host, leaf, others, roots, with tabulators between, certificates in base64 of their DER, commas between.
// Answers by a line: trusted, or why not.
package main

import (
	"bufio"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

func decode(column string) [][]byte {
	var all [][]byte
	for _, one := range strings.Split(column, ",") {
		if one != "" {
			der, err := base64.StdEncoding.DecodeString(one)
			if err != nil {
				panic(err)
			}
			all = append(all, der)
		}
	}
	return all
}

// What it cannot read it cannot use.
func pool(column string) *x509.CertPool {
	pool := x509.NewCertPool()
	for _, der := range decode(column) {
		if certificate, err := x509.ParseCertificate(der); err == nil {
			pool.AddCert(certificate)
		}
	}
	return pool
}

func verify(columns []string) error {
	leaf, err := x509.ParseCertificate(decode(columns[2])[0])
	if err != nil {
		return err
	}
	seconds, err := strconv.ParseInt(columns[0], 10, 64)
	if err != nil {
		panic(err)
	}
	_, err = leaf.Verify(x509.VerifyOptions{
		DNSName:       columns[1],
		Intermediates: pool(columns[3]),
		Roots:         pool(columns[4]),
		CurrentTime:   time.Unix(seconds, 0),
		KeyUsages:     []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	})
	return err
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		if err := verify(strings.Split(lines.Text(), "\t")); err != nil {
			fmt.Println(strings.Join(strings.Fields(err.Error()), " "))
		} else {
			fmt.Println("trusted")
		}
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}
